import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { decodeNameCursor, encodeNameCursor } from '@/lib/people/cursor'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { type UserDto, type UserListQuery, userListQuery, type UserPage } from './schema'
import { toUserDto, userInclude } from './serialize'
import { fetchUser } from './store'

/** @throws NotFound for a missing id and for another tenant's alike */
export async function getUser(ctx: Ctx, id: string): Promise<UserDto> {
  authorize(ctx, 'people.read')
  return withTenant(ctx, async (tx) => toUserDto(await fetchUser(tx, ctx, id)))
}

/** A page of users by name. Service accounts are left out unless `kind` asks for them. */
export async function listUsers(ctx: Ctx, input: UserListQuery): Promise<UserPage> {
  authorize(ctx, 'people.read')
  const query = parse(userListQuery, input)
  const filter: Prisma.UserWhereInput = {
    tenantId: ctx.tenant.id,
    kind: { in: query.kind ?? ['person', 'contact'] },
    ...(query.status && { status: { in: query.status } }),
    ...(query.role && { role: { key: query.role } }),
    ...(query.team && { teams: { some: { teamId: query.team } } }),
    ...(query.q && {
      OR: [
        { name: { contains: query.q, mode: 'insensitive' } },
        { email: { contains: query.q, mode: 'insensitive' } },
      ],
    }),
  }
  const after = query.cursor ? decodeNameCursor(query.cursor) : null
  const page: Prisma.UserWhereInput = after
    ? { OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] }
    : {}
  const rows = await readTenant(ctx, (db) =>
    db.user.findMany({
      where: { AND: [filter, page] },
      include: userInclude,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: query.limit + 1,
    }),
  )
  const data = rows.slice(0, query.limit).map(toUserDto)
  const last = data.at(-1)
  const hasMore = rows.length > query.limit
  const total = query.count ? await readTenant(ctx, (db) => db.user.count({ where: filter })) : undefined
  return {
    data,
    page: {
      hasMore,
      nextCursor: hasMore && last ? encodeNameCursor(last) : null,
      ...(total !== undefined && { total }),
    },
  }
}

/** The signed-in person's own user; needs no permission. */
export async function getOwnUser(ctx: Ctx): Promise<UserDto> {
  const id = actorUserId(ctx)
  if (!id) throw new NotFound('User')
  return withTenant(ctx, async (tx) => toUserDto(await fetchUser(tx, ctx, id)))
}
