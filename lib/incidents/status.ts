import type { FieldChange } from '@/lib/tickets/change'
import type { TicketRow } from '@/lib/tickets/fetch'
import { same } from '@/lib/tickets/change'
import type { TransitionColumns } from './rules'
import { INCIDENT_STATUSES, type IncidentStatus } from './schema'

/** The state of a row that the database holds to the list. */
export function statusOf(row: Pick<TicketRow, 'status'>): IncidentStatus {
  const status = INCIDENT_STATUSES.find((known) => known === row.status)
  if (!status) throw new Error(`Unknown incident status ${row.status}`)
  return status
}

/** What the timeline shows of a transition. The requester sees the state and how it was solved. */
export function statusFields(row: TicketRow, columns: TransitionColumns): FieldChange[] {
  const change = (field: 'status' | 'holdReason' | 'resolutionCode' | 'resolution'): FieldChange[] => {
    const next = columns[field]
    if (next === undefined || same(row[field], next)) return []
    return [{ field, old: row[field], new: next, public: true }]
  }
  return [...change('status'), ...change('holdReason'), ...change('resolutionCode'), ...change('resolution')]
}
