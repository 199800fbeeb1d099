import { acceptsFilter, isDay } from '@/lib/incidents/views/schema'
import {
  ADDRESS_FILTERS, COLUMNS, type ColumnId, DAY_FILTERS, LIST_FILTERS, QUEUE_SORTS, QUEUES, type QueueSort,
} from '@/lib/incidents/views/vocabulary'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { DEFAULT_COLUMNS, FIXED_COLUMNS } from './columns'
import { DEFAULT_SIZE, PAGE_SIZES, type QueueSetting, type QueueState } from './state'
import { defaultSort, type View } from './views'

export type SearchParams = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** What an address can say of a queue's setting. */
const SETTING_PARAMS = [...LIST_FILTERS, ...ADDRESS_FILTERS, ...DAY_FILTERS, 'sort', 'columns']

/** Reads a queue's address; what makes no sense is left out, as if it were not there. */
export function readQueueState(view: View, params: SearchParams): QueueState {
  return { view, ...readSetting(params, { sort: defaultSort(view), columns: DEFAULT_COLUMNS }), ...readPlace(params) }
}

/** Reads the address of a saved view: what was saved, until the address says something else. */
export function readSavedState(saved: Pick<ViewDto, 'id' | 'queue' | 'filter' | 'sort' | 'columns'>, params: SearchParams): QueueState {
  const view = QUEUES.find((queue) => queue === saved.queue) ?? 'all'
  const setting = readSetting(
    { ...saved.filter, sort: saved.sort, columns: saved.columns.join(',') || 'none' },
    { sort: defaultSort(view), columns: DEFAULT_COLUMNS },
  )
  const says = SETTING_PARAMS.some((name) => params[name] !== undefined)
  const shown = says ? readSetting(params, setting) : setting
  return { view, saved: { id: saved.id, setting }, ...shown, ...readPlace(params) }
}

function readSetting(params: SearchParams, standard: { sort: QueueSort; columns: readonly ColumnId[] }): QueueSetting {
  const filters: QueueSetting['filters'] = {}
  for (const key of LIST_FILTERS) {
    const text = one(params[key])
    if (text && acceptsFilter(key, text)) filters[key] = text.split(',')
  }
  const narrowed: QueueSetting['narrowed'] = {}
  for (const key of ADDRESS_FILTERS) {
    const text = one(params[key])
    if (text && acceptsFilter(key, text)) narrowed[key] = text
  }
  const [from, to] = [one(params.from), one(params.to)]
  const columns = one(params.columns)?.split(',')
  return {
    filters,
    narrowed,
    from: from && isDay(from) ? from : undefined,
    to: to && isDay(to) ? to : undefined,
    sort: QUEUE_SORTS.find((sort) => sort === one(params.sort)) ?? standard.sort,
    columns: columns ? COLUMNS.filter((id) => FIXED_COLUMNS.includes(id) || columns.includes(id)) : standard.columns,
  }
}

function readPlace(params: SearchParams): Pick<QueueState, 'size' | 'after' | 'before'> {
  const size = Number(one(params.size))
  return { size: PAGE_SIZES.find((known) => known === size) ?? DEFAULT_SIZE, after: one(params.after), before: one(params.before) }
}
