import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { fetchTicket } from '@/lib/tickets/fetch'
import { readIntake } from './intake/claim'

/** What came by mail of what a ticket shows: the ids of the messages. */
export interface Originals {
  /** By the id of the ticket that the message opened. */
  opened: ReadonlyMap<string, string>
  /** By the id of the comment that it became. */
  comments: ReadonlyMap<string, string>
}

export const NO_ORIGINALS: Originals = { opened: new Map(), comments: new Map() }

/** The messages behind a ticket, and those that were merged into it. @param ticketIds of tickets that the actor sees */
export async function originalsOf(ctx: Ctx, ticketIds: readonly string[]): Promise<Originals> {
  authorize(ctx, 'incident.read')
  const rows = await readTenant(ctx, (db) =>
    db.inboundMail.findMany({
      where: { tenantId: ctx.tenant.id, ticketId: { in: [...ticketIds] }, status: 'done' },
      select: { id: true, ticketId: true, commentId: true },
    }),
  )
  return {
    opened: new Map(rows.flatMap(({ id, ticketId, commentId }) => (ticketId && !commentId ? [[ticketId, id] as const] : []))),
    comments: new Map(rows.flatMap(({ id, commentId }) => (commentId ? [[commentId, id] as const] : []))),
  }
}

/**
 * A message as it came, for whoever works the ticket that it went to.
 * @throws Forbidden; NotFound when it is not there, went to a ticket that the actor may not see, or is no longer kept
 */
export async function openTicketMail(ctx: Ctx, id: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  authorize(ctx, 'incident.read')
  if (!isUuid(id)) throw new NotFound('Message')
  const row = await withTenant(ctx, async (tx) => {
    const found = await tx.inboundMail.findFirst({
      where: { tenantId: ctx.tenant.id, id, status: 'done' },
      select: { intakeId: true, ticketId: true },
    })
    if (found?.ticketId) await fetchTicket(tx, ctx, 'incident', found.ticketId)
    return found
  })
  const intake = row?.ticketId ? await readIntake(row.intakeId) : null
  if (!intake) throw new NotFound('Message')
  return { fileName: `${id}.eml`, bytes: intake.raw }
}
