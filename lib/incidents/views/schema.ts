import { incidentListQuery } from '@/lib/incidents/schema'
import { viewSchemas } from '@/lib/tickets/views/schema'
import { ADDRESS_FILTERS, COLUMNS, LIST_FILTERS, QUEUE_SORTS, QUEUES } from './vocabulary'

/** A day of the calendar: `2026-01-31`. */
export const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

/** Whether a queue has the filter and reads the value, as in its address. */
export function acceptsFilter(filter: string, value: string): boolean {
  if (filter === 'from' || filter === 'to') return isDay(value)
  const known = [...LIST_FILTERS, ...ADDRESS_FILTERS].find((name) => name === filter)
  return known !== undefined && incidentListQuery.shape[known].safeParse(value).success
}

/** Saved views of queues of incidents. */
export const incidentViews = viewSchemas({ kind: 'incident', queues: QUEUES, sorts: QUEUE_SORTS, columns: COLUMNS, accepts: acceptsFilter })
