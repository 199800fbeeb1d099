import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { changeTicket, type TicketChange } from '@/lib/tickets/change'
import type { FetchedProblem } from './fetch'

export interface ProblemChange extends TicketChange {
  /** What changes beside the ticket's row. */
  details?: Prisma.ProblemUncheckedUpdateManyInput
}

/** Writes a change of a problem: every verb that changes one comes through here. @throws Conflict when it moved on meanwhile */
export async function changeProblem(tx: Tx, ctx: Ctx, { row }: FetchedProblem, { details, ...change }: ProblemChange): Promise<void> {
  if (!(await changeTicket(tx, ctx, row, change))) return
  if (details && Object.keys(details).length > 0) await tx.problem.updateMany({ where: { ticketId: row.id }, data: details })
}
