import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import type { TicketRow } from './fetch'

/**
 * Whether the actor may write to the requester on this ticket: on any with `incident.comment.public`; with
 * `incident.comment.own` only where they are the requester or watch.
 * @throws Forbidden
 */
export async function authorizeReply(tx: Tx, ctx: Ctx, row: Pick<TicketRow, 'id' | 'requester'>): Promise<void> {
  if (can(ctx, 'incident.comment.public')) return
  const me = actorUserId(ctx)
  if (!me || !can(ctx, 'incident.comment.own')) throw new Forbidden()
  if (row.requester.id === me) return
  const watching = await tx.watcher.findFirst({ where: { ticketId: row.id, userId: me }, select: { userId: true } })
  if (!watching) throw new Forbidden()
}
