import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { can } from '@/lib/platform/auth/permissions'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'

/**
 * Ends one sign-in: one's own, or another's with `people.manage`.
 * @throws NotFound when it has ended already, or is not the actor's to end
 */
export async function revokeSession(ctx: Ctx, id: string): Promise<void> {
  if (!isUuid(id)) throw new NotFound('Session')
  const owner = can(ctx, 'people.manage') ? {} : { userId: actorUserId(ctx) ?? '' }
  await withTenant(ctx, async (tx) => {
    const [session] = await tx.session.updateManyAndReturn({
      where: { tenantId: ctx.tenant.id, id, revokedAt: null, ...owner },
      data: { revokedAt: ctx.now },
      select: { userId: true },
    })
    if (!session) throw new NotFound('Session')
    await record(tx, ctx, {
      entity: { type: 'session', id },
      action: 'session.revoked',
      before: { userId: session.userId },
    })
  })
}
