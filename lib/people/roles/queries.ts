import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import type { RoleDto } from './schema'
import { fetchRoleById, roleInclude, toRoleDto } from './store'

/** The tenant's roles with their permissions: the built-in ones as they were made, then its own by name. */
export async function listRoles(ctx: Ctx): Promise<RoleDto[]> {
  authorize(ctx, 'people.read', 'role.manage')
  const rows = await readTenant(ctx, (db) =>
    db.role.findMany({
      where: { tenantId: ctx.tenant.id },
      include: roleInclude,
      orderBy: [{ builtIn: 'desc' }, { name: 'asc' }],
    }),
  )
  return rows.map(toRoleDto)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getRole(ctx: Ctx, id: string): Promise<RoleDto> {
  authorize(ctx, 'people.read', 'role.manage')
  return withTenant(ctx, (tx) => fetchRoleById(tx, ctx, id))
}
