import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { assertMayManage } from './rules'
import type { UserDto } from './schema'
import { auditedUser, toUserDto } from './serialize'
import { fetchUser } from './store'

/**
 * Lets a suspended user in again. Sessions and API keys that ended with the suspension stay ended; somebody
 * who never chose a password is back at `invited`, and a new invitation can be sent.
 *
 * @throws Conflict when the user is not suspended
 */
export async function reactivateUser(ctx: Ctx, id: string): Promise<UserDto> {
  authorize(ctx, 'people.manage')
  return withTenant(ctx, async (tx) => {
    const row = await fetchUser(tx, ctx, id)
    assertMayManage(ctx, row)
    const { count } = await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id, status: 'suspended' },
      data: {
        status: row.kind === 'person' && !row.passwordHash ? 'invited' : 'active',
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
    })
    if (count === 0) throw new Refused('not_suspended', 'This user is not suspended')

    const after = toUserDto(await fetchUser(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'user', id },
      action: 'user.reactivated',
      before: auditedUser(toUserDto(row)),
      after: auditedUser(after),
    })
    return after
  })
}
