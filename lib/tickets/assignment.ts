import 'server-only'
import type { Tx } from '@/lib/platform/db/tenant'
import { same, type FieldChange, type TicketChange } from './change'
import type { TicketRow } from './fetch'
import { findReferences } from './references'

interface Assignment {
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
}

/**
 * The change that gives a ticket to a person, a team, or both; null takes it away, what is absent stays.
 * @throws ValidationFailed (nobody who works tickets, no such team)
 */
export async function assignmentChange(tx: Tx, row: TicketRow, { assigneeId, teamId }: Assignment): Promise<TicketChange> {
  const { team, assignee } = await findReferences(tx, { teamId, assigneeId })
  const fields: FieldChange[] = []
  if (teamId !== undefined) fields.push({ field: 'team', old: row.team, new: team })
  if (assigneeId !== undefined) fields.push({ field: 'assignee', old: row.assignee, new: assignee, public: true })
  return {
    action: 'assigned',
    columns: { ...(teamId === undefined ? {} : { teamId }), ...(assigneeId === undefined ? {} : { assigneeId }) },
    fields: fields.filter((change) => !same(change.old, change.new)),
    event: { assigneeId: assigneeId === undefined ? (row.assignee?.id ?? null) : assigneeId },
  }
}
