import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Conflict, NotFound } from '@/lib/platform/errors'
import { fetchTicket, type TicketRow } from '@/lib/tickets/fetch'
import { readProblem } from './queries'
import { PROBLEM_STATUSES, type ProblemStatus } from './vocabulary'

/** A problem as verbs see it: its ticket, whose row is locked, and what only problems have. */
export interface FetchedProblem {
  row: TicketRow
  status: ProblemStatus
  details: NonNullable<Awaited<ReturnType<typeof findDetails>>>
}

const findDetails = (tx: Tx, ticketId: string) => tx.problem.findFirst({ where: { ticketId } })

/**
 * Fetches a problem for a change.
 * @param version the one that the change is based on, when the actor says so
 * @throws NotFound, Conflict with the present state when the version is not the present one
 */
export async function fetchProblem(tx: Tx, ctx: Ctx, ref: string, version?: number, { bin = false } = {}): Promise<FetchedProblem> {
  const row = await fetchTicket(tx, ctx, 'problem', ref, { bin })
  if (version !== undefined && version !== row.version) {
    throw new Conflict(`The problem is at version ${row.version}, the change was based on ${version}`, await readProblem(tx, ctx, row.id))
  }
  const details = await findDetails(tx, row.id)
  if (!details) throw new NotFound('Problem')
  const status = PROBLEM_STATUSES.find((known) => known === row.status)
  if (!status) throw new Error(`Unknown problem status ${row.status}`)
  return { row, status, details }
}
