import 'server-only'
import { incidentListQuery, type IncidentListQuery } from '@/lib/incidents/schema'
import { dayStartIn, readDay } from '@/lib/incidents/search/days'
import { acceptsFilter } from './schema'
import { presetOf, type QueueName, type QueueSort } from './vocabulary'

/** A queue and what narrows it, as in its address. */
export interface Selection {
  queue: QueueName
  filter: Readonly<Record<string, string>>
  sort: QueueSort
}

interface Reader {
  /** The teams of whoever reads it: the queue `teams` holds what is theirs. */
  myTeamIds: readonly string[]
  timeZone: string
}

const DAY_MS = 86_400_000
/** As many as one filter takes. */
const MOST_TEAMS = 50
/** No team has it: the queue of somebody without teams is empty. */
const NO_TEAM = '00000000-0000-0000-0000-000000000000'

/**
 * What a queue asks the database for. Days are days in the organisation's timezone. A filter that the list does not
 * have, or no longer takes, is left out.
 */
export function listQueryOf({ queue, filter, sort }: Selection, { myTeamIds, timeZone }: Reader): IncidentListQuery {
  const { from, to, ...rest } = Object.fromEntries(Object.entries(filter).filter(([name, value]) => acceptsFilter(name, value)))
  // "After" is exclusive: a millisecond earlier lets the first instant of the day in.
  const after = from && new Date(startOf(from, timeZone) - 1).toISOString()
  const before = to && new Date(startOf(to, timeZone, 1)).toISOString()
  return incidentListQuery.parse({
    ...presetOf(queue, myTeamIds.length > 0 ? myTeamIds.slice(0, MOST_TEAMS) : [NO_TEAM]),
    ...rest,
    ...(after ? { createdAfter: after } : {}),
    ...(before ? { createdBefore: before } : {}),
    sort,
  })
}

function startOf(day: string, timeZone: string, later = 0): number {
  return dayStartIn((readDay(day) ?? 0) + later * DAY_MS, timeZone).getTime()
}
