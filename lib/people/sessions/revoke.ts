import 'server-only'
import { assertMayManage } from '@/lib/people/users/rules'
import { fetchUser } from '@/lib/people/users/store'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { can } from '@/lib/platform/auth/permissions'
import { type Tx, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'

/**
 * Ends one sign-in: one's own, or with `people.manage` that of somebody who may not do more than the actor.
 * @throws NotFound when it has ended already, or is not the actor's to end
 * @throws Forbidden when it is that of somebody who may do more
 */
export async function revokeSession(ctx: Ctx, id: string): Promise<void> {
  if (!isUuid(id)) throw new NotFound('Session')
  await withTenant(ctx, async (tx) => {
    const userId = await ownerToEnd(tx, ctx, id)
    const { count } = await tx.session.updateMany({
      where: { tenantId: ctx.tenant.id, id, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (count === 0) throw new NotFound('Session')
    await record(tx, ctx, { entity: { type: 'session', id }, action: 'session.revoked', before: { userId } })
  })
}

async function ownerToEnd(tx: Tx, ctx: Ctx, id: string): Promise<string> {
  const session = await tx.session.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: { userId: true } })
  if (!session) throw new NotFound('Session')
  const { userId } = session
  if (userId === actorUserId(ctx)) return userId
  if (!can(ctx, 'people.manage')) throw new NotFound('Session')
  assertMayManage(ctx, await fetchUser(tx, ctx, userId))
  return userId
}
