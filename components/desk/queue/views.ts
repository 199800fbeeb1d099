import { QUEUES, type QueueName, type QueueSort } from '@/lib/incidents/views/vocabulary'

/** The lists that have a tab: the queues, and the bin. */
export const VIEWS = [...QUEUES, 'bin'] as const
export type View = QueueName | 'bin'

export const isView = (text: string): text is View => VIEWS.some((view) => view === text)

/** All open incidents are the desk's first queue, at its own address. */
export const viewPath = (view: View): string => (view === 'open' ? '/desk/incidents' : `/desk/queues/${view}`)

/** The address of a saved view. */
export const savedPath = (id: string): string => `/desk/queues/${id}`

/** What is open is worked by urgency, what is done is looked up by time. */
export function defaultSort(view: View): QueueSort {
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
