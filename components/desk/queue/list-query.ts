import { incidentListQuery, type IncidentListQuery } from '@/lib/incidents/schema'
import { dayStart } from './day-start'
import { LIST_FILTERS, type QueueState } from './state'
import { presetOf } from './views'

/** What a queue's address asks the database for. Days are days in the organisation's timezone. */
export function listQueryOf(state: QueueState, { myTeamIds, timeZone }: { myTeamIds: readonly string[]; timeZone: string }): IncidentListQuery {
  const filters = Object.fromEntries(
    LIST_FILTERS.flatMap((key) => {
      const values = state.filters[key]
      return values && values.length > 0 ? [[key, values.join(',')]] : []
    }),
  )
  // "After" is exclusive: a millisecond earlier lets the first instant of the day in.
  const from = state.from && new Date(dayStart(state.from, timeZone).getTime() - 1).toISOString()
  const to = state.to && dayStart(state.to, timeZone, 1).toISOString()
  return incidentListQuery.parse({
    ...presetOf(state.view, myTeamIds),
    ...filters,
    ...state.narrowed,
    ...(from ? { createdAfter: from } : {}),
    ...(to ? { createdBefore: to } : {}),
    sort: state.sort,
    limit: state.size,
  })
}
