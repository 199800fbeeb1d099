import { INCIDENT_SORTS, OPEN_STATUSES, type IncidentStatus } from '@/lib/incidents/vocabulary'

/** The queues of incidents that everybody has, in their order. */
export const QUEUES = ['mine', 'unassigned', 'teams', 'open', 'on-hold', 'resolved', 'closed', 'all'] as const
export type QueueName = (typeof QUEUES)[number]

/** The columns of a queue in their order. */
export const COLUMNS = [
  'number',
  'title',
  'priority',
  'sla',
  'status',
  'requester',
  'assignee',
  'team',
  'category',
  'channel',
  'createdAt',
  'updatedAt',
] as const
export type ColumnId = (typeof COLUMNS)[number]

/** Filters of a queue whose values are lists. */
export const LIST_FILTERS = ['sla', 'status', 'priority', 'assignee', 'team', 'category', 'channel', 'tag'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

/** Filters that stand in addresses alone, such as those that reports lead to: one value each, as the API has it. */
export const ADDRESS_FILTERS = [
  'createdAfter', 'createdBefore', 'resolvedAfter', 'resolvedBefore', 'endedAfter', 'endedBefore', 'openAt',
  'weekday', 'hour', 'replied', 'reopened', 'policy', 'firstResponse', 'resolution',
] as const
export type AddressFilter = (typeof ADDRESS_FILTERS)[number]

/** Days, in the organisation's timezone, between which an incident was opened; both belong to it. */
export const DAY_FILTERS = ['from', 'to'] as const

export type QueueSort = (typeof INCIDENT_SORTS)[number] | `-${(typeof INCIDENT_SORTS)[number]}`
export const QUEUE_SORTS: readonly QueueSort[] = INCIDENT_SORTS.flatMap((sort) => [sort, `-${sort}` as const])

interface Preset {
  status?: IncidentStatus[]
  assignee?: ('me' | 'none')[]
  team?: string[]
}

/** What a queue holds before anybody filters it. `teams` needs to know whose. */
export function presetOf(queue: QueueName, myTeamIds: readonly string[]): Preset {
  const open = [...OPEN_STATUSES]
  switch (queue) {
    case 'mine':
      return { status: open, assignee: ['me'] }
    case 'unassigned':
      return { status: open, assignee: ['none'] }
    case 'teams':
      return { status: open, team: [...myTeamIds] }
    case 'open':
      return { status: open }
    case 'on-hold':
      return { status: ['on_hold'] }
    case 'resolved':
      return { status: ['resolved'] }
    case 'closed':
      return { status: ['closed', 'cancelled'] }
    case 'all':
      return {}
  }
}
