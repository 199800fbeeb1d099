import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { fetchTicket, type TicketRow } from '../fetch'

/**
 * The ticket that stands for one that was merged, at the end of the chain and locked; the ticket itself when
 * none does. Whoever may write on a merged ticket writes on what stands for it, seen or not, and stays the
 * requester's side of it: the row names the requester of the ticket they addressed. When what stands for it lies
 * in the bin, it has to stand for itself.
 */
export async function standingFor(tx: Tx, ctx: Ctx, row: TicketRow): Promise<TicketRow> {
  let standing = row
  while (standing.mergedIntoId) {
    const next = await fetchAsFarol(tx, ctx, standing)
    if (!next) return row
    standing = next
  }
  return standing === row ? row : { ...standing, requester: row.requester }
}

async function fetchAsFarol(tx: Tx, ctx: Ctx, { kind, mergedIntoId }: TicketRow): Promise<TicketRow | null> {
  if (!mergedIntoId) return null
  try {
    return await fetchTicket(tx, { ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, kind, mergedIntoId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
