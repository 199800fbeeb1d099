import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { assertOwnRole, fetchRoleById } from './store'

/** @throws Conflict while somebody has the role, and for a built-in one */
export async function deleteRole(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'role.manage')
  await withTenant(ctx, async (tx) => {
    const role = await fetchRoleById(tx, ctx, id)
    assertOwnRole(role)
    const { count } = await tx.role.deleteMany({
      where: { tenantId: ctx.tenant.id, id, builtIn: false, users: { none: {} } },
    })
    if (count === 0) throw new Refused('role_in_use', 'This role is in use; give its users another one first')
    await record(tx, ctx, { entity: { type: 'role', id }, action: 'role.deleted', before: role })
  })
}
