import { z } from 'zod'
import { textSchema, uuidSchema, VISIBILITIES } from '@/lib/tickets/schema'
import { linkedTicket } from '@/lib/tickets/links/schema'

/** A parent that is resolved with its children. Safe in the browser. */

const version = z.int().min(1).optional()

export const resolveFamilyInput = z.strictObject({
  resolutionCode: z.string().min(1).max(60),
  resolution: z.string().trim().min(1).max(20_000),
  comment: textSchema.trim().min(1).optional().describe('Written on each of them'),
  commentVisibility: z.enum(VISIBILITIES).default('public'),
  version,
  children: z.array(z.strictObject({ id: uuidSchema, version })).min(1).max(100).describe('Open incidents below it, at any depth'),
})

export const openDescendant = linkedTicket.extend({ version: z.int() })
export const resolvedFamily = z.object({ resolved: z.array(linkedTicket.pick({ id: true, number: true })) })

export type OpenDescendant = z.infer<typeof openDescendant>
export type ResolvedFamily = z.infer<typeof resolvedFamily>
