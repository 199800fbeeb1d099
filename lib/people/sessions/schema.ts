import { z } from 'zod'

export const sessionSchema = z.object({
  id: z.uuid(),
  /** web: a browser; api: an access token. */
  kind: z.enum(['web', 'api']),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

export type SessionDto = z.infer<typeof sessionSchema>
