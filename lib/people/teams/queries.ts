import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import type { TeamDto } from './schema'
import { fetchTeam, teamInclude, toTeamDto } from './store'

/** The tenant's teams by name; archived ones only when asked for. */
export async function listTeams(ctx: Ctx, { archived = false } = {}): Promise<TeamDto[]> {
  authorize(ctx, 'people.read')
  const rows = await readTenant(ctx, (db) =>
    db.team.findMany({
      where: { tenantId: ctx.tenant.id, ...(!archived && { archivedAt: null }) },
      include: teamInclude,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  )
  return rows.map(toTeamDto)
}

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getTeam(ctx: Ctx, id: string): Promise<TeamDto> {
  authorize(ctx, 'people.read')
  return withTenant(ctx, (tx) => fetchTeam(tx, ctx, id))
}

/** Who is in which team, by name; the key is the team's id. */
export async function membersOf(ctx: Ctx): Promise<Map<string, { id: string; name: string }[]>> {
  authorize(ctx, 'people.read')
  const rows = await readTenant(ctx, (db) =>
    db.teamMember.findMany({
      where: { tenantId: ctx.tenant.id },
      select: { teamId: true, user: { select: { id: true, name: true } } },
      orderBy: { user: { name: 'asc' } },
    }),
  )
  const members = new Map<string, { id: string; name: string }[]>()
  for (const { teamId, user } of rows) members.set(teamId, [...(members.get(teamId) ?? []), user])
  return members
}
