import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { TicketRow } from '@/lib/tickets/fetch'
import { nameOf, recordLine } from '@/lib/tickets/record-line'
import type { FetchedProblem } from '../fetch'

/**
 * Leaves all incidents of a duplicate to the problem that stands for it. Each incident's own timeline says nothing: what
 * it says already leads to the duplicate, and that to the other.
 */
export async function moveIncidents(tx: Tx, ctx: Ctx, { row: from }: FetchedProblem, to: TicketRow): Promise<void> {
  const { count } = await tx.problemIncident.updateMany({ where: { problemId: from.id }, data: { problemId: to.id } })
  await recordLine(tx, ctx, to, 'incidents', { type: 'duplicate_received', new: { ...nameOf(from, to), count } })
}
