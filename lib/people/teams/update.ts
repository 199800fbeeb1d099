import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { type TeamDto, updateTeamInput } from './schema'
import { assertNameFree, fetchTeam, setMembers } from './store'

/**
 * Renames a team, describes it, and sets its members.
 * @param expectedVersion when given, a team that was changed since is refused
 * @throws Conflict on a stale version, with the team as it is now
 */
export async function updateTeam(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<TeamDto> {
  authorize(ctx, 'team.manage')
  const { memberIds, ...changes } = parse(updateTeamInput, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchTeam(tx, ctx, id)
    if (changes.name !== undefined) await assertNameFree(tx, ctx, changes.name, id)
    const { count } = await tx.team.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: expectedVersion ?? before.version },
      data: { ...changes, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('Somebody changed this team first', before)
    if (memberIds) await setMembers(tx, ctx, id, memberIds)

    const after = await fetchTeam(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'team', id }, action: 'team.updated', before, after })
    return after
  })
}
