import type { IncidentListQuery } from '@/lib/incidents/schema'
import { type ColumnId, DEFAULT_COLUMNS, FIXED_COLUMNS } from './columns'
import { defaultSort, type View, viewPath } from './views'

/** Filters of a queue whose values are lists. */
export const LIST_FILTERS = ['sla', 'status', 'priority', 'assignee', 'team', 'category', 'channel', 'tag'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

/** Filters that stand in addresses alone, such as those that reports lead to: one value each, as the API has it. */
export const ADDRESS_FILTERS = [
  'createdAfter', 'createdBefore', 'resolvedAfter', 'resolvedBefore', 'endedAfter', 'endedBefore', 'openAt',
  'weekday', 'hour', 'replied', 'reopened', 'policy', 'firstResponse', 'resolution',
] as const
export type AddressFilter = (typeof ADDRESS_FILTERS)[number]

/** How the worst clock of an incident stands. */
export const SLA_STATES = ['breached', 'warning', 'ok'] as const

export const PAGE_SIZES = [25, 50, 100] as const
export const DEFAULT_SIZE = 50

export type Sort = IncidentListQuery['sort']

/** All that a queue's address says. Values are as they stand in it; `from` and `to` are days. */
export interface QueueState {
  view: View
  filters: Partial<Record<ListFilter, readonly string[]>>
  from?: string
  to?: string
  narrowed: Partial<Record<AddressFilter, string>>
  sort: Sort
  columns: readonly ColumnId[]
  size: number
  after?: string
  before?: string
}

/** The address of a queue with something changed. A change of anything but the page goes back to the first. */
export function queueHref(state: QueueState, change: Partial<QueueState> = {}): string {
  const paging = 'after' in change || 'before' in change
  const next: QueueState = { ...state, ...(paging ? {} : { after: undefined, before: undefined }), ...change }
  const query = new URLSearchParams()
  for (const key of LIST_FILTERS) {
    const values = next.filters[key]
    if (values && values.length > 0) query.set(key, values.join(','))
  }
  for (const key of ADDRESS_FILTERS) if (next.narrowed[key]) query.set(key, next.narrowed[key])
  if (next.from) query.set('from', next.from)
  if (next.to) query.set('to', next.to)
  if (next.sort !== defaultSort(next.view)) query.set('sort', next.sort)
  if (next.columns.join() !== DEFAULT_COLUMNS.join()) {
    query.set('columns', next.columns.filter((id) => !FIXED_COLUMNS.includes(id)).join(',') || 'none')
  }
  if (next.size !== DEFAULT_SIZE) query.set('size', String(next.size))
  if (next.after) query.set('after', next.after)
  if (next.before) query.set('before', next.before)
  const text = query.toString().replaceAll('%2C', ',')
  return viewPath(next.view) + (text ? `?${text}` : '')
}

export const isFiltered = (state: QueueState): boolean =>
  Boolean(state.from ?? state.to) || isNarrowed(state) || LIST_FILTERS.some((key) => (state.filters[key]?.length ?? 0) > 0)

export const isNarrowed = ({ narrowed }: QueueState): boolean => ADDRESS_FILTERS.some((key) => narrowed[key])
