import 'server-only'
import { assertMayManage } from '@/lib/people/users/rules'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import type { SessionDto } from './schema'

/**
 * The open sign-ins of a user, the latest first: one's own, or with `people.manage` those of somebody who may
 * not do more than the actor.
 * @throws Forbidden
 */
export async function listSessions(ctx: Ctx, userId = actorUserId(ctx)): Promise<SessionDto[]> {
  if (userId === null) return []
  if (userId !== actorUserId(ctx)) await assertMayLook(ctx, userId)
  const rows = await readTenant(ctx, (db) =>
    db.session.findMany({
      where: { tenantId: ctx.tenant.id, userId, revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: { lastSeenAt: 'desc' },
      take: 100,
    }),
  )
  const current = ctx.actor.kind === 'user' ? ctx.actor.sessionId : null
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'api' ? 'api' : 'web',
    ip: row.ip,
    userAgent: row.userAgent,
    current: row.id === current,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

async function assertMayLook(ctx: Ctx, userId: string): Promise<void> {
  authorize(ctx, 'people.manage')
  const user = await readTenant(ctx, (db) =>
    db.user.findFirst({
      where: { tenantId: ctx.tenant.id, id: userId },
      select: { role: { select: { key: true, permissions: true } } },
    }),
  )
  if (user) assertMayManage(ctx, user)
}
