import type { Ctx } from '@/lib/platform/context'
import { can, type Permission, permissionsOf } from '@/lib/platform/auth/permissions'
import { Forbidden } from '@/lib/platform/errors'

interface RoleGrant {
  key: string
  permissions: readonly string[]
}

/** Whether the actor holds every one of the permissions, and so may hand them on. */
export const holdsAll = (ctx: Pick<Ctx, 'actor'>, permissions: Iterable<Permission>): boolean =>
  [...permissions].every((permission) => can(ctx, permission))

/**
 * Nobody grants what they lack: giving a role takes every permission of it.
 * @throws Forbidden
 */
export function assertMayGrant(ctx: Pick<Ctx, 'actor'>, role: RoleGrant): void {
  if (!holdsAll(ctx, permissionsOf(role.key, role.permissions)))
    throw new Forbidden('You cannot grant a role with permissions that you do not have')
}

/**
 * Nobody manages somebody who may do more: a changed address and a password reset would hand over that
 * person's permissions.
 * @throws Forbidden
 */
export function assertMayManage(ctx: Pick<Ctx, 'actor'>, target: { role: RoleGrant }): void {
  if (!holdsAll(ctx, permissionsOf(target.role.key, target.role.permissions)))
    throw new Forbidden('You cannot manage somebody with permissions that you do not have')
}
