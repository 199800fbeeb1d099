import type { IncidentListQuery } from '@/lib/incidents/schema'
import { OPEN_STATUSES } from '@/lib/incidents/vocabulary'

/** The queues that everybody has, in the order of the tabs. */
export const VIEWS = ['mine', 'unassigned', 'teams', 'open', 'on-hold', 'resolved', 'closed', 'all', 'bin'] as const
export type View = (typeof VIEWS)[number]

export const isView = (text: string): text is View => VIEWS.some((view) => view === text)

/** All open incidents are the desk's first queue, at its own address. */
export const viewPath = (view: View): string => (view === 'open' ? '/desk/incidents' : `/desk/queues/${view}`)

type Preset = Partial<Pick<IncidentListQuery, 'status' | 'assignee' | 'team'>>

const open = [...OPEN_STATUSES]

/** What a queue holds before anybody filters it. `teams` needs to know whose. */
export function presetOf(view: View, myTeamIds: readonly string[]): Preset {
  switch (view) {
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
    case 'bin':
      return {}
  }
}

/** What is open is worked by urgency, what is done is looked up by time. */
export function defaultSort(view: View): IncidentListQuery['sort'] {
  switch (view) {
    case 'resolved':
    case 'closed':
    case 'bin':
      return '-updatedAt'
    case 'all':
      return '-createdAt'
    default:
      return 'priority'
  }
}

/** Filters that a queue leaves open: asking "mine" for somebody else's is another queue. */
export const fixesAssignee = (view: View): boolean => view === 'mine' || view === 'unassigned'
export const fixesTeam = (view: View): boolean => view === 'teams'
export const fixesStatus = (view: View): boolean => view === 'on-hold' || view === 'resolved'
