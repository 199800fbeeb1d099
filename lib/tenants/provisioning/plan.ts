import 'server-only'
import { z } from 'zod'
import { locales } from '@/lib/platform/i18n/locale'

/**
 * Everything that is decided before the first row is written. It is kept with the sign-up until that has ended,
 * with hashes instead of secrets; jobs and events know its id alone.
 */
export const planSchema = z.object({
  /** Of the sign-up, and of the tenant that it makes. */
  id: z.uuid(),
  slug: z.string(),
  organisation: z.string(),
  locale: z.enum(locales),
  timezone: z.string(),
  plan: z.enum(['free', 'paid']),
  admin: z.object({ id: z.uuid(), name: z.string(), email: z.string(), passwordHash: z.string() }),
  /** Of the one-time secret with which the admin is signed in on the tenant's host. */
  handoverHash: z.string(),
  now: z.coerce.date(),
  requestId: z.string(),
  ip: z.string().nullable(),
})

export type Plan = z.infer<typeof planSchema>
