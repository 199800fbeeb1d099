import { OPEN_PROBLEM_STATUSES, PROBLEM_SORTS, PROBLEM_STATUSES, type ProblemStatus } from '@/lib/problems/vocabulary'

/** All that the address of a queue of problems says. */
export const TABS = ['open', 'mine', 'known', 'all', 'trends', 'bin'] as const
export type Tab = (typeof TABS)[number]

export interface ProblemQueueState {
  tab: Tab
  q: string
  status: ProblemStatus | ''
  priority: string
  sort: string
  after: string
}

export const DEFAULT_SORT = '-updatedAt'
const SORTS = PROBLEM_SORTS.flatMap((sort) => [sort, `-${sort}`])
export const PAGE_SIZE = 50

type Params = Record<string, string | string[] | undefined>

/** Reads an address; what makes no sense is left out, as if it were not there. */
export function readQueueState(params: Params): ProblemQueueState {
  const one = (name: string): string => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
  }
  return {
    tab: TABS.find((tab) => tab === one('tab')) ?? 'open',
    q: one('q').slice(0, 300),
    status: PROBLEM_STATUSES.find((status) => status === one('status')) ?? '',
    priority: /^[1-5]$/.test(one('priority')) ? one('priority') : '',
    sort: SORTS.find((sort) => sort === one('sort')) ?? DEFAULT_SORT,
    after: one('after'),
  }
}

/** The same as a query of the list, still to be parsed. */
export function queryOf({ tab, q, status, priority, sort, after }: ProblemQueueState): Record<string, string> {
  const tabs: Record<Tab, Record<string, string>> = {
    open: { status: OPEN_PROBLEM_STATUSES.join() },
    mine: { assignee: 'me', status: OPEN_PROBLEM_STATUSES.join() },
    known: { knownError: 'true' },
    all: {},
    trends: {},
    bin: {},
  }
  return {
    limit: String(PAGE_SIZE),
    count: 'true',
    sort,
    ...tabs[tab],
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(priority ? { priority } : {}),
    ...(after ? { cursor: after } : {}),
  }
}

/** Where the whole list is downloaded, as it is filtered and sorted. */
export const exportHref = (state: ProblemQueueState): string => queueHref(state).replace('/desk/problems', '/desk/problems/export')

/** The address of a queue with something changed; a change of anything but the page goes back to the first. */
export function queueHref(state: ProblemQueueState, change: Partial<ProblemQueueState> = {}): string {
  const { tab, sort, ...rest } = { ...state, after: '', ...change }
  const query = new URLSearchParams()
  if (tab !== 'open') query.set('tab', tab)
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  if (sort !== DEFAULT_SORT) query.set('sort', sort)
  return `/desk/problems${query.size > 0 ? `?${query}` : ''}`
}

export const isFiltered = ({ q, status, priority }: ProblemQueueState): boolean => Boolean(q || status || priority)
