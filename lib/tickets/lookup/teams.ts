import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'

export interface FoundTeam {
  id: string
  name: string
}

/** The teams to which a ticket can be given, by name. @throws Forbidden */
export async function findTeams(ctx: Ctx): Promise<FoundTeam[]> {
  authorize(ctx, 'incident.read')
  return tenantSql<FoundTeam>(ctx, {
    name: 'teams_by_name',
    text: 'select id, name from team where tenant_id = $1 and archived_at is null order by name, id',
    values: [ctx.tenant.id],
  })
}

/** The teams the actor belongs to. */
export async function findMyTeams(ctx: Ctx): Promise<FoundTeam[]> {
  return tenantSql<FoundTeam>(ctx, {
    name: 'teams_of_user',
    text: `select g.id, g.name from team_member m join team g on g.tenant_id = m.tenant_id and g.id = m.team_id
      where m.tenant_id = $1 and m.user_id = $2 and g.archived_at is null order by g.name, g.id`,
    values: [ctx.tenant.id, actorUserId(ctx)],
  })
}
