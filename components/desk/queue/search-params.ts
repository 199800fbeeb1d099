import { incidentListQuery } from '@/lib/incidents/schema'
import { INCIDENT_SORTS } from '@/lib/incidents/vocabulary'
import { COLUMNS, DEFAULT_COLUMNS, FIXED_COLUMNS } from './columns'
import { ADDRESS_FILTERS, DEFAULT_SIZE, LIST_FILTERS, PAGE_SIZES, type QueueState, type Sort } from './state'
import { defaultSort, type View } from './views'

export type SearchParams = Record<string, string | string[] | undefined>

const sorts: readonly Sort[] = INCIDENT_SORTS.flatMap((sort) => [sort, `-${sort}` as const])

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
const day = (value: string | undefined): string | undefined =>
  value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

/** Reads a queue's address; what makes no sense is left out, as if it were not there. */
export function readQueueState(view: View, params: SearchParams): QueueState {
  const filters: QueueState['filters'] = {}
  for (const key of LIST_FILTERS) {
    const text = one(params[key])
    if (text && incidentListQuery.shape[key].safeParse(text).success) filters[key] = text.split(',')
  }
  const narrowed: QueueState['narrowed'] = {}
  for (const key of ADDRESS_FILTERS) {
    const text = one(params[key])
    if (text && incidentListQuery.shape[key].safeParse(text).success) narrowed[key] = text
  }
  const columns = one(params.columns)?.split(',')
  const size = Number(one(params.size))
  return {
    view,
    filters,
    from: day(one(params.from)),
    to: day(one(params.to)),
    narrowed,
    sort: sorts.find((sort) => sort === one(params.sort)) ?? defaultSort(view),
    columns: columns ? COLUMNS.filter((id) => FIXED_COLUMNS.includes(id) || columns.includes(id)) : DEFAULT_COLUMNS,
    size: PAGE_SIZES.find((known) => known === size) ?? DEFAULT_SIZE,
    after: one(params.after),
    before: one(params.before),
  }
}
