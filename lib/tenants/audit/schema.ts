import { z } from 'zod'
import { wholeNumber } from '@/lib/platform/parameters'

export const auditQuery = z.strictObject({
  entity: z.string().max(60).optional().describe('Kind of thing, such as `user` or `incident`'),
  entityId: z.uuid().optional().describe('One thing; with `entity`, the fastest'),
  actor: z.uuid().optional().describe('Who did it'),
  from: z.iso.datetime({ offset: true }).optional().describe('The first instant'),
  to: z.iso.datetime({ offset: true }).optional().describe('The instant after the last'),
  limit: wholeNumber(1, 100).default(50),
  // The id where the page before ended: entries are numbered in time.
  cursor: z.uuid().optional(),
})

export const auditEntrySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.string(),
    id: z.uuid().nullable().describe('Null when Farol itself did it'),
    name: z.string(),
    apiKey: z.string().nullable().describe('Name of the API key that acted for them, if one did'),
  }),
  action: z.string(),
  entity: z.object({ type: z.string(), id: z.uuid() }),
  ip: z.string().nullable(),
  before: z.unknown().describe('Null, with `after`, too when the entry is about a confidential ticket and not for this reader’s eyes'),
  after: z.unknown(),
})

export type AuditQuery = z.input<typeof auditQuery>
export type AuditEntryDto = z.infer<typeof auditEntrySchema>
