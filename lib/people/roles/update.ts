import 'server-only'
import { holdsAll } from '@/lib/people/users/rules'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { type RoleDto, updateRoleInput } from './schema'
import { assertOwnRole, assertRoleNameFree, fetchRoleById } from './store'

/**
 * Changes a role of the tenant's own; it holds for its users from the next request on.
 * @throws Forbidden when the role has, or would get, a permission the actor lacks; or is the actor's own
 * @throws Conflict for a built-in role
 */
export async function updateRole(ctx: Ctx, id: string, input: unknown): Promise<RoleDto> {
  authorize(ctx, 'role.manage')
  const changes = parse(updateRoleInput, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchRoleById(tx, ctx, id)
    assertOwnRole(before)
    if (ctx.actor.kind !== 'system' && ctx.actor.role === before.key) throw new Forbidden('Nobody changes their own role')
    if (!holdsAll(ctx, [...before.permissions, ...(changes.permissions ?? [])]))
      throw new Forbidden('You cannot give or take permissions that you do not have')
    if (changes.name !== undefined) await assertRoleNameFree(tx, ctx, changes.name, id)
    const { count } = await tx.role.updateMany({
      where: { tenantId: ctx.tenant.id, id, builtIn: false },
      data: changes,
    })
    if (count === 0) throw new Conflict('This role was removed meanwhile')

    const after = await fetchRoleById(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'role', id }, action: 'role.updated', before, after })
    return after
  })
}
