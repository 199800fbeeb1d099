import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { revokeAccess } from '@/lib/people/sessions/revoke-access'
import { voidTokens } from '@/lib/people/tokens/void'
import { assertMayManage } from './rules'
import type { UserDto } from './schema'
import { auditedUser, toUserDto } from './serialize'
import { assertAdminRemains, fetchUser } from './store'

/**
 * Shuts a user out at once: sessions, API keys and open links end in the same transaction. Tickets and
 * history stay.
 *
 * @throws Conflict for the last active administrator, and for somebody who is suspended already
 */
export async function suspendUser(ctx: Ctx, id: string): Promise<UserDto> {
  authorize(ctx, 'people.manage')
  return withTenant(ctx, async (tx) => {
    const row = await fetchUser(tx, ctx, id)
    assertMayManage(ctx, row)
    if (id === actorUserId(ctx)) throw new Forbidden('Nobody suspends themselves')
    if (row.role.key === 'admin' && row.status === 'active') await assertAdminRemains(tx, ctx, id)

    await voidTokens(tx, ctx, id)
    const { count } = await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id, status: { not: 'suspended' } },
      data: { status: 'suspended', version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count === 0) throw new Refused('already_suspended', 'This user is suspended already')
    await revokeAccess(tx, ctx, id)

    const before = toUserDto(row)
    const after = toUserDto(await fetchUser(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'user', id },
      action: 'user.suspended',
      before: auditedUser(before),
      after: auditedUser(after),
    })
    return after
  })
}
