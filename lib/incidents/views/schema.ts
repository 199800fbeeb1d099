import { incidentListQuery } from '@/lib/incidents/schema'
import { readDay } from '@/lib/incidents/search/days'
import { isKeptInstant } from '@/lib/platform/parameters'
import { viewSchemas } from '@/lib/tickets/views/schema'
import { ADDRESS_FILTERS, COLUMNS, LIST_FILTERS, QUEUE_SORTS, QUEUES } from './vocabulary'

const DAY_MS = 86_400_000

/** A day that there is, as `2026-01-31`, and whose beginning and end are kept instants in any timezone. */
export function isDay(value: string): boolean {
  const day = /^\d{4}-/.test(value) ? readDay(value) : null
  return day !== null && isKeptInstant(day - DAY_MS) && isKeptInstant(day + 2 * DAY_MS)
}

/** Whether a queue has the filter and reads the value, as in its address. */
export function acceptsFilter(filter: string, value: string): boolean {
  if (filter === 'from' || filter === 'to') return isDay(value)
  const known = [...LIST_FILTERS, ...ADDRESS_FILTERS].find((name) => name === filter)
  return known !== undefined && incidentListQuery.shape[known].safeParse(value).success
}

/** Saved views of queues of incidents. */
export const incidentViews = viewSchemas({ kind: 'incident', queues: QUEUES, sorts: QUEUE_SORTS, columns: COLUMNS, accepts: acceptsFilter })
