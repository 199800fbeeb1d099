import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, txSql } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { userInclude, type UserRow } from './serialize'

/** @throws NotFound when the tenant has no such user */
export async function fetchUser(tx: Tx, ctx: Ctx, id: string): Promise<UserRow> {
  const row = isUuid(id)
    ? await tx.user.findFirst({ where: { tenantId: ctx.tenant.id, id }, include: userInclude })
    : null
  if (!row) throw new NotFound('User')
  return row
}

/** @throws ValidationFailed at `role` when the tenant has no such role */
export async function fetchRole(tx: Tx, ctx: Ctx, key: string) {
  const role = await tx.role.findFirst({
    where: { tenantId: ctx.tenant.id, key },
    select: { id: true, key: true, permissions: true },
  })
  if (!role) throw ValidationFailed.at('role', 'There is no such role', 'unknown')
  return role
}

/** @throws ValidationFailed at `email` when another user has the address */
export async function assertEmailFree(tx: Tx, ctx: Ctx, email: string, exceptId?: string): Promise<void> {
  const taken = await tx.user.findFirst({
    where: { tenantId: ctx.tenant.id, email, ...(exceptId && { NOT: { id: exceptId } }) },
    select: { id: true },
  })
  if (taken) throw ValidationFailed.at('email', 'This address is already in use', 'taken')
}

/**
 * Makes the teams of a user exactly these.
 * @throws ValidationFailed at `teamIds` when one is unknown or archived
 */
export async function setTeams(tx: Tx, ctx: Ctx, userId: string, teamIds: readonly string[]): Promise<void> {
  const tenantId = ctx.tenant.id
  const wanted = [...new Set(teamIds)]
  const known = await tx.team.count({ where: { tenantId, id: { in: wanted }, archivedAt: null } })
  if (known !== wanted.length) throw ValidationFailed.at('teamIds', 'There is no such team', 'unknown')
  await tx.teamMember.deleteMany({
    where: { tenantId, userId, teamId: { notIn: wanted }, team: { archivedAt: null } },
  })
  await tx.teamMember.createMany({
    data: wanted.map((teamId) => ({ tenantId, userId, teamId })),
    skipDuplicates: true,
  })
}

/**
 * Refuses what would leave the tenant without anybody who can administer it. The admin role's row is locked
 * first, so that two admins who remove each other at the same time do not both succeed.
 * @throws Conflict
 */
export async function assertAdminRemains(tx: Tx, ctx: Ctx, withoutUserId: string): Promise<void> {
  await txSql(tx, `SELECT 1 AS locked FROM role WHERE tenant_id = $1 AND key = 'admin' FOR NO KEY UPDATE`, [ctx.tenant.id])
  const others = await tx.user.count({
    where: {
      tenantId: ctx.tenant.id,
      kind: 'person',
      status: 'active',
      role: { key: 'admin' },
      NOT: { id: withoutUserId },
    },
  })
  if (others === 0) throw new Refused('last_admin', 'The last active administrator cannot be suspended or given another role')
}
