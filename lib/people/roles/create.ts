import 'server-only'
import { holdsAll } from '@/lib/people/users/rules'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { roleKey } from './key'
import { createRoleInput, type RoleDto } from './schema'
import { assertRoleNameFree, fetchRoleById } from './store'

/**
 * Makes a role of the tenant's own.
 * @throws Forbidden for a permission the actor lacks
 */
export async function createRole(ctx: Ctx, input: unknown): Promise<RoleDto> {
  authorize(ctx, 'role.manage')
  const { name, description, permissions } = parse(createRoleInput, input)
  if (!holdsAll(ctx, permissions)) throw new Forbidden('You cannot give a role permissions that you do not have')

  return withTenant(ctx, async (tx) => {
    await assertRoleNameFree(tx, ctx, name)
    const id = newId()
    await tx.role.create({
      data: { tenantId: ctx.tenant.id, id, key: roleKey(name, id), name, description, permissions, createdAt: ctx.now },
    })
    const role = await fetchRoleById(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'role', id }, action: 'role.created', after: role })
    return role
  })
}
