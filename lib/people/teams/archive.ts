import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import type { TeamDto } from './schema'
import { fetchTeam } from './store'

/** Takes a team out of use: it keeps its tickets and history, and gets no new ones. */
export const archiveTeam = (ctx: Ctx, id: string): Promise<TeamDto> => setArchived(ctx, id, true)

/** Takes an archived team into use again, with the members it had. */
export const restoreTeam = (ctx: Ctx, id: string): Promise<TeamDto> => setArchived(ctx, id, false)

async function setArchived(ctx: Ctx, id: string, archive: boolean): Promise<TeamDto> {
  authorize(ctx, 'team.manage')
  return withTenant(ctx, async (tx) => {
    const before = await fetchTeam(tx, ctx, id)
    const { count } = await tx.team.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: archive ? null : { not: null } },
      data: { archivedAt: archive ? ctx.now : null, version: { increment: 1 } },
    })
    if (count === 0) {
      throw archive
        ? new Refused('already_archived', 'This team is archived already')
        : new Refused('not_archived', 'This team is not archived')
    }
    const after = await fetchTeam(tx, ctx, id)
    await record(tx, ctx, {
      entity: { type: 'team', id },
      action: archive ? 'team.archived' : 'team.restored',
      before,
      after,
    })
    return after
  })
}
