import { ADDRESS_FILTERS, type AddressFilter, type ColumnId, LIST_FILTERS, type ListFilter, type QueueSort } from '@/lib/incidents/views/vocabulary'
import { DEFAULT_COLUMNS, FIXED_COLUMNS } from './columns'
import { defaultSort, savedPath, type View, viewPath } from './views'

/** How the worst clock of an incident stands. */
export const SLA_STATES = ['breached', 'warning', 'ok'] as const

export const PAGE_SIZES = [25, 50, 100] as const
export const DEFAULT_SIZE = 50

/** What of a queue can be kept as a view. Values are as they stand in its address; `from` and `to` are days. */
export interface QueueSetting {
  filters: Partial<Record<ListFilter, readonly string[]>>
  from?: string
  to?: string
  narrowed: Partial<Record<AddressFilter, string>>
  sort: QueueSort
  columns: readonly ColumnId[]
}

/** All that a queue's address says. */
export interface QueueState extends QueueSetting {
  view: View
  /** The saved view that is open, as it was saved: `view` is then the queue it narrows. */
  saved?: { id: string; setting: QueueSetting }
  size: number
  after?: string
  before?: string
}

/** The filter of a queue by name and value, as in its address. */
export function filterOf({ filters, narrowed, from, to }: QueueSetting): Record<string, string> {
  const lists = LIST_FILTERS.flatMap((key) => (filters[key]?.length ? [[key, filters[key].join(',')] as const] : []))
  const single = ADDRESS_FILTERS.flatMap((key) => (narrowed[key] ? [[key, narrowed[key]] as const] : []))
  return { ...Object.fromEntries([...lists, ...single]), ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** Columns as an address names them: those that are always there are not mentioned. */
export const columnsText = (columns: readonly ColumnId[]): string => columns.filter((id) => !FIXED_COLUMNS.includes(id)).join(',') || 'none'

const textOf = (setting: QueueSetting): string =>
  JSON.stringify([Object.entries(filterOf(setting)).sort(), setting.sort, columnsText(setting.columns)])

/** Whether a saved view is open, and shows something else than it was saved with. */
export const isEdited = (state: QueueState): boolean => state.saved !== undefined && textOf(state) !== textOf(state.saved.setting)

/**
 * The address of a queue with something changed. A change of anything but the page goes back to the first. A saved
 * view's own address says nothing; once something differs from what was saved it says all.
 */
export function queueHref(state: QueueState, change: Partial<QueueState> = {}): string {
  const paging = 'after' in change || 'before' in change
  const next: QueueState = { ...state, ...(paging ? {} : { after: undefined, before: undefined }), ...change }
  const query = new URLSearchParams()
  const edited = isEdited(next)
  if (!next.saved || edited) {
    for (const [key, value] of Object.entries(filterOf(next))) query.set(key, value)
    if (edited || next.sort !== defaultSort(next.view)) query.set('sort', next.sort)
    if (edited || next.columns.join() !== DEFAULT_COLUMNS.join()) query.set('columns', columnsText(next.columns))
  }
  if (next.size !== DEFAULT_SIZE) query.set('size', String(next.size))
  if (next.after) query.set('after', next.after)
  if (next.before) query.set('before', next.before)
  const text = query.toString().replaceAll('%2C', ',')
  return (next.saved ? savedPath(next.saved.id) : viewPath(next.view)) + (text ? `?${text}` : '')
}

export const isFiltered = (state: QueueState): boolean =>
  Boolean(state.from ?? state.to) || isNarrowed(state) || LIST_FILTERS.some((key) => (state.filters[key]?.length ?? 0) > 0)

export const isNarrowed = ({ narrowed }: QueueState): boolean => ADDRESS_FILTERS.some((key) => narrowed[key])
