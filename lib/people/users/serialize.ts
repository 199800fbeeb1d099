import 'server-only'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { isLocale } from '@/lib/platform/i18n/locale'
import { USER_KINDS, USER_STATUSES, type UserDto } from './schema'

/** What every reading of a user brings along. */
export const userInclude = {
  role: { select: { id: true, key: true, name: true, permissions: true } },
  teams: {
    where: { team: { archivedAt: null } },
    select: { team: { select: { id: true, name: true } } },
    orderBy: { team: { name: 'asc' } },
  },
} satisfies Prisma.UserInclude

export type UserRow = Prisma.UserGetPayload<{ include: typeof userInclude }>

/** The public shape of a user: no hash, nothing that signs in. */
export function toUserDto(row: UserRow): UserDto {
  return {
    id: row.id,
    kind: oneOf(USER_KINDS, row.kind),
    status: oneOf(USER_STATUSES, row.status),
    name: row.name,
    email: row.email,
    phone: row.phone,
    locale: isLocale(row.locale) ? row.locale : null,
    role: { id: row.role.id, key: row.role.key, name: row.role.name },
    teams: row.teams.map(({ team }) => team),
    version: row.version,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** What the audit keeps of a user before and after a change. */
export function auditedUser(user: UserDto) {
  const { name, email, phone, locale, status, kind } = user
  return { name, email, phone, locale, status, kind, role: user.role.key, teams: user.teams.map(({ id }) => id) }
}

function oneOf<const T extends readonly string[]>(values: T, value: string): T[number] {
  const found = values.find((candidate) => candidate === value)
  if (found === undefined) throw new Error(`The database holds an unknown value: ${value}`)
  return found
}
