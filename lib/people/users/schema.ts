import { z } from 'zod'
import { locales } from '@/lib/platform/i18n/locale'
import { wholeNumber } from '@/lib/platform/parameters'

export const USER_KINDS = ['person', 'contact', 'service'] as const
export const USER_STATUSES = ['active', 'invited', 'suspended'] as const

export const personName = z.string().trim().min(1).max(120)

/** Addresses are compared without case; they are stored in lower case. */
export const emailAddress = z.string().trim().toLowerCase().min(1).pipe(z.email().max(254))

const phone = z.string().trim().max(40)
const teamIds = z.array(z.uuid()).max(100)
/** Key of a role, built in or the tenant's own. */
const role = z.string().min(1).max(60)

export const inviteUserInput = z.strictObject({
  name: personName,
  email: emailAddress,
  role: role.default('requester'),
  teamIds: teamIds.default([]),
  phone: phone.optional(),
  locale: z.enum(locales).optional(),
})

/** Somebody who is known by name or address and never signs in. */
export const createContactInput = z.strictObject({
  name: personName,
  email: emailAddress.optional(),
  phone: phone.optional(),
})

export const updateUserInput = z
  .strictObject({
    name: personName,
    email: emailAddress.nullable(),
    phone: phone.nullable(),
    role,
    teamIds,
    locale: z.enum(locales).nullable(),
  })
  .partial()

/** What people may change about themselves. */
export const profileInput = updateUserInput.pick({ name: true, phone: true, locale: true })

const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))

export const userListQuery = z.strictObject({
  /** Part of the name or the address. */
  q: z.string().trim().min(1).max(200).optional(),
  kind: list(USER_KINDS).optional(),
  status: list(USER_STATUSES).optional(),
  role: role.optional(),
  team: z.uuid().optional(),
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(1000).optional(),
  count: z.stringbool().default(false).describe('true adds page.total'),
})

export const userSchema = z.object({
  id: z.uuid(),
  kind: z.enum(USER_KINDS),
  status: z.enum(USER_STATUSES),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.enum(locales).nullable(),
  role: z.object({ id: z.uuid(), key: z.string(), name: z.string() }),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  version: z.number().int(),
  lastSignInAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export type UserDto = z.infer<typeof userSchema>
export type UserListQuery = z.input<typeof userListQuery>
export interface UserPage {
  data: UserDto[]
  page: { nextCursor: string | null; hasMore: boolean; total?: number }
}
