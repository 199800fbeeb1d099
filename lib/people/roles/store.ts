import 'server-only'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import type { RoleDto } from './schema'

export const roleInclude = { _count: { select: { users: true } } } satisfies Prisma.RoleInclude

type RoleRow = Prisma.RoleGetPayload<{ include: typeof roleInclude }>

export const toRoleDto = (row: RoleRow): RoleDto => ({
  id: row.id,
  key: row.key,
  name: row.name,
  description: row.description,
  builtIn: row.builtIn,
  permissions: [...permissionsOf(row.key, row.permissions)],
  users: row._count.users,
})

/** @throws NotFound when the tenant has no such role */
export async function fetchRoleById(tx: Tx, ctx: Ctx, id: string): Promise<RoleDto> {
  const row = isUuid(id)
    ? await tx.role.findFirst({ where: { tenantId: ctx.tenant.id, id }, include: roleInclude })
    : null
  if (!row) throw new NotFound('Role')
  return toRoleDto(row)
}

/** @throws Conflict: what a built-in role may do stands in the product, not with the tenant */
export function assertOwnRole(role: RoleDto): void {
  if (role.builtIn) throw new Refused('built_in_role', 'Built-in roles cannot be changed')
}

/** @throws ValidationFailed at `name` when another role is called so */
export async function assertRoleNameFree(tx: Tx, ctx: Ctx, name: string, exceptId?: string): Promise<void> {
  const taken = await tx.role.findFirst({
    where: {
      tenantId: ctx.tenant.id,
      name: { equals: name, mode: 'insensitive' },
      ...(exceptId && { NOT: { id: exceptId } }),
    },
    select: { id: true },
  })
  if (taken) throw ValidationFailed.at('name', 'There is a role of this name', 'taken')
}
