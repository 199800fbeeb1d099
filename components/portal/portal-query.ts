import { incidentListQuery, OPEN_STATUSES, type IncidentListQuery } from '@/lib/incidents/schema'

export const SHOWS = ['open', 'done', 'all'] as const
export type Show = (typeof SHOWS)[number]

const STATUSES = {
  open: [...OPEN_STATUSES],
  done: ['resolved', 'closed', 'cancelled'],
  all: undefined,
} as const

/** Reads the address of the portal's list; what makes no sense there shows the open ones from the top. */
export function portalQuery(search: Record<string, string | string[] | undefined>): { show: Show; query: IncidentListQuery } {
  const show = SHOWS.find((known) => known === search.show) ?? 'open'
  const status = STATUSES[show]
  const base = { limit: 20, sort: '-updatedAt', ...(status ? { status: [...status] } : {}) }
  const paged = incidentListQuery.safeParse({ ...base, cursor: search.cursor })
  return { show, query: paged.success ? paged.data : incidentListQuery.parse(base) }
}
