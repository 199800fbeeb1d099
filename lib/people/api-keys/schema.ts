import { z } from 'zod'
import { PERMISSIONS } from '@/lib/platform/auth/permissions'

const name = z.string().trim().min(1).max(80)
/** Permissions the key is narrowed to; none: all that its user has. */
const scopes = z
  .array(z.enum(PERMISSIONS))
  .max(PERMISSIONS.length)
  .default([])
  .transform((list) => [...new Set(list)].sort())
/** Instant from which the key is refused; absent: it has no end. */
const expiresAt = z.iso.datetime({ offset: true }).transform((text) => new Date(text)).optional()

export const personalKeyInput = z.strictObject({ name, scopes, expiresAt })

/** A service key acts as a service account that is made with it and has the given role. */
export const serviceKeyInput = z.strictObject({ name, scopes, expiresAt, role: z.string().min(1).max(60) })

export const apiKeySchema = z.object({
  id: z.uuid(),
  kind: z.enum(['personal', 'service']),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  user: z.object({ id: z.uuid(), name: z.string() }),
  createdBy: z.object({ id: z.uuid(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})

/** A key as it is made: the only time that its secret is seen. */
export const newApiKeySchema = apiKeySchema.extend({ secret: z.string() })

export type ApiKeyDto = z.infer<typeof apiKeySchema>
export type NewApiKeyDto = z.infer<typeof newApiKeySchema>
