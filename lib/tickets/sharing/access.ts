import 'server-only'
import { can, type Permission } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import type { Tx } from '@/lib/platform/db/tenant'
import { Forbidden, ValidationFailed } from '@/lib/platform/errors'
import type { Scope } from './vocabulary'

export interface Shared {
  scope: Scope
  owner: { id: string }
}

/**
 * Which rows of something with a scope the actor sees, as a condition on an alias: their own, those of teams they
 * belong to, and those for everybody. `all` adds those of other teams: for who looks after what is shared. What is
 * personal stays so.
 */
export function visibleShared(ctx: Ctx, alias: string, params: SqlParams, { all = false } = {}): string {
  const me = `${params.add(actorUserId(ctx))}::uuid`
  const shared = all
    ? `${alias}.scope <> 'personal'`
    : `${alias}.scope = 'global' or ${alias}.team_id in (
        select m.team_id from team_member m join team mine on mine.tenant_id = m.tenant_id and mine.id = m.team_id
        where m.tenant_id = ${alias}.tenant_id and m.user_id = ${me} and mine.archived_at is null)`
  return `(${alias}.owner_id = ${me} or ${shared})`
}

/** What is shared is changed by who holds the permission; what is personal by its owner. */
export function mayChange(ctx: Ctx, permission: Permission, { scope, owner }: Shared): boolean {
  return scope === 'personal' ? owner.id === actorUserId(ctx) : can(ctx, permission)
}

/** @throws Forbidden */
export function authorizeChange(ctx: Ctx, permission: Permission, row: Shared): void {
  if (!mayChange(ctx, permission, row)) throw new Forbidden()
}

/**
 * The team that goes with a scope.
 * @throws Forbidden when the actor may not share
 * @throws ValidationFailed at `teamId` when it is missing, or no team in use
 */
export async function teamOfScope(
  tx: Tx,
  ctx: Ctx,
  permission: Permission,
  { scope, teamId }: { scope: Scope; teamId: string | null },
): Promise<string | null> {
  if (scope !== 'personal' && !can(ctx, permission)) throw new Forbidden('Sharing is for those who look after what is shared')
  if (scope !== 'team') return null
  if (teamId === null) throw ValidationFailed.at('teamId', 'Say which team', 'required')
  const team = await tx.team.findFirst({ where: { tenantId: ctx.tenant.id, id: teamId, archivedAt: null }, select: { id: true } })
  if (!team) throw ValidationFailed.at('teamId', 'No such team', 'unknown_reference')
  return teamId
}

/** Whose it becomes. @throws Forbidden when nobody is there to own it */
export function ownerOf(ctx: Ctx): string {
  const me = actorUserId(ctx)
  if (me === null) throw new Forbidden('Only a person has something of their own')
  return me
}
