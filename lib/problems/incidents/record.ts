import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { TicketRow } from '@/lib/tickets/fetch'
import { nameOf, recordLine } from '@/lib/tickets/record-line'

/** Shows on a problem, and on each of the incidents, that they belong together now. */
export async function tellLinked(tx: Tx, ctx: Ctx, problem: TicketRow, incidents: readonly TicketRow[]): Promise<void> {
  for (const incident of incidents) {
    await recordLine(tx, ctx, incident, 'problem', { type: 'problem_linked', new: nameOf(problem, incident) })
  }
  if (incidents.length > 0) {
    await recordLine(tx, ctx, problem, 'incidents', { type: 'incidents_linked', new: { incidents: incidents.map((row) => nameOf(row, problem)) } })
  }
}

/** Shows on a problem, and on each of the incidents, that they belong together no more. */
export async function tellUnlinked(tx: Tx, ctx: Ctx, problemId: string, incidents: readonly TicketRow[]): Promise<void> {
  // A problem in the bin, or one that the actor may not see, loses its incident all the same.
  const found = await tx.ticket.findFirst({ where: { id: problemId }, select: { id: true, number: true, version: true, confidential: true } })
  if (!found) return
  const problem = { ...found, kind: 'problem' as const }
  for (const incident of incidents) {
    await recordLine(tx, ctx, incident, 'problem', { type: 'problem_unlinked', old: nameOf(problem, incident) })
  }
  await recordLine(tx, ctx, problem, 'incidents', { type: 'incidents_unlinked', old: { incidents: incidents.map((row) => nameOf(row, problem)) } })
}
