import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { createTeamInput, type TeamDto } from './schema'
import { assertNameFree, fetchTeam, setMembers } from './store'

/** @throws ValidationFailed at `name` when it is taken */
export async function createTeam(ctx: Ctx, input: unknown): Promise<TeamDto> {
  authorize(ctx, 'team.manage')
  const { name, description, memberIds } = parse(createTeamInput, input)

  return withTenant(ctx, async (tx) => {
    await assertNameFree(tx, ctx, name)
    const id = newId()
    await tx.team.create({ data: { tenantId: ctx.tenant.id, id, name, description, createdAt: ctx.now } })
    await setMembers(tx, ctx, id, memberIds)
    const team = await fetchTeam(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'team', id }, action: 'team.created', after: team })
    return team
  })
}
