import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import type { TeamDto } from './schema'

export const teamInclude = { members: { select: { userId: true } } } satisfies Prisma.TeamInclude

type TeamRow = Prisma.TeamGetPayload<{ include: typeof teamInclude }>

export const toTeamDto = (row: TeamRow): TeamDto => ({
  id: row.id,
  name: row.name,
  description: row.description,
  memberIds: row.members.map(({ userId }) => userId),
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
})

/** @throws NotFound when the tenant has no such team */
export async function fetchTeam(tx: Tx, ctx: Ctx, id: string): Promise<TeamDto> {
  const row = isUuid(id)
    ? await tx.team.findFirst({ where: { tenantId: ctx.tenant.id, id }, include: teamInclude })
    : null
  if (!row) throw new NotFound('Team')
  return toTeamDto(row)
}

/** @throws ValidationFailed at `name` when another team, archived or not, is called so */
export async function assertNameFree(tx: Tx, ctx: Ctx, name: string, exceptId?: string): Promise<void> {
  const taken = await tx.team.findFirst({
    where: {
      tenantId: ctx.tenant.id,
      name: { equals: name, mode: 'insensitive' },
      ...(exceptId && { NOT: { id: exceptId } }),
    },
    select: { id: true },
  })
  if (taken) throw ValidationFailed.at('name', 'There is a team of this name', 'taken')
}

/**
 * Makes the members of a team exactly these.
 * @throws ValidationFailed at `memberIds` when one is no person of the tenant
 */
export async function setMembers(tx: Tx, ctx: Ctx, teamId: string, memberIds: readonly string[]): Promise<void> {
  const tenantId = ctx.tenant.id
  const wanted = [...new Set(memberIds)]
  const known = await tx.user.count({ where: { tenantId, id: { in: wanted }, kind: 'person' } })
  if (known !== wanted.length) throw ValidationFailed.at('memberIds', 'There is no such person', 'unknown')
  await tx.teamMember.deleteMany({ where: { tenantId, teamId, userId: { notIn: wanted } } })
  await tx.teamMember.createMany({
    data: wanted.map((userId) => ({ tenantId, teamId, userId })),
    skipDuplicates: true,
  })
}
