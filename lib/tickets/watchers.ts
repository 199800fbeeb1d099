import 'server-only'
import { authorize, permissionsOf } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { requireTicket } from './exists'
import { fetchTicket } from './fetch'
import type { TicketKind } from './ref'
import { authorizeUpdate } from './rights'
import type { Named } from './references'

/** Who follows a ticket besides those who work it. @throws NotFound */
export async function listWatchers(ctx: Ctx, kind: TicketKind, ref: string): Promise<Named[]> {
  const ticketId = await requireTicket(ctx, kind, ref)
  return tenantSql<Named>(ctx, {
    name: 'watchers',
    text: `select u.id, u.name from watcher w join app_user u on u.tenant_id = w.tenant_id and u.id = w.user_id
      where w.ticket_id = $1 order by u.name, u.id`,
    values: [ticketId],
  })
}

/**
 * Makes somebody follow a ticket, or stop. People do so for themselves; for others whoever may edit the
 * ticket. Doing it twice is the same as once.
 * @throws Forbidden, NotFound, ValidationFailed
 */
export async function setWatching(ctx: Ctx, kind: TicketKind, ref: string, watching: boolean, userId = actorUserId(ctx)): Promise<void> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  if (!userId) throw new Forbidden()
  if (userId !== actorUserId(ctx)) authorizeUpdate(ctx, kind)
  await withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, kind, ref)
    const user = await tx.user.findFirst({ where: { id: userId }, select: { id: true, name: true, role: { select: { key: true, permissions: true } } } })
    if (!user) throw ValidationFailed.at('userId', 'No such person', 'unknown_reference')
    if (watching && kind === 'problem' && !permissionsOf(user.role.key, user.role.permissions).has('problem.read')) {
      throw ValidationFailed.at('userId', 'Problems are not for this person to see', 'not_applicable')
    }
    const { count } = watching
      ? await tx.watcher.createMany({ data: [{ tenantId: ctx.tenant.id, ticketId: row.id, userId }], skipDuplicates: true })
      : await tx.watcher.deleteMany({ where: { ticketId: row.id, userId } })
    if (count === 0) return
    await record(tx, ctx, {
      entity: { type: kind, id: row.id },
      action: `${kind}.${watching ? 'watched' : 'unwatched'}`,
      ticketId: row.id,
      timeline: [{ type: watching ? 'watched' : 'unwatched', new: { id: user.id, name: user.name } }],
      after: { userId },
    })
  })
}
