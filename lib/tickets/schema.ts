import { z } from 'zod'
import { nestsDeeper } from '@/lib/platform/nesting'
import { wholeNumber } from '@/lib/platform/parameters'
import { CHANNELS, HOLD_REASONS, LEVELS, LIMITS, VISIBILITIES } from './vocabulary'

/** Shapes that all kinds of ticket share. Safe in the browser, at the price of zod: what needs only the words takes the vocabulary. */

export { CHANNELS, HOLD_REASONS, LEVELS, LIMITS, VISIBILITIES }
export type { Channel, HoldReason, Level, Visibility } from './vocabulary'

export const titleSchema = z.string().trim().min(3).max(LIMITS.title)
export const textSchema = z.string().max(LIMITS.text)
export const uuidSchema = z.uuid()
export const prioritySchema = z.int().min(1).max(5)
export const levelSchema = z.enum(LEVELS)

/** Lower case, single spaces; sorted and without repeats, so that equal sets are equal lists. */
export const tagsSchema = z
  .array(z.string().trim().toLowerCase().min(1).max(LIMITS.tag).regex(/^[^,]*$/, 'A tag has no comma'))
  .max(LIMITS.tags)
  .transform((tags) => [...new Set(tags.map((tag) => tag.replace(/\s+/g, ' ')))].sort())

/** Objects and lists in custom fields stand in each other at most so deep, the fields themselves included. */
const CUSTOM_FIELDS_DEPTH = 20

const customFields = z
  .record(z.string().min(1).max(60), z.json())
  .refine((fields) => JSON.stringify(fields).length <= LIMITS.customFieldsJson, 'Custom fields are too large')

/** Any JSON by name; as a whole no larger than `LIMITS.customFieldsJson` characters. */
export const customFieldsSchema = z.preprocess((value, context) => {
  if (!nestsDeeper(value, CUSTOM_FIELDS_DEPTH)) return value
  context.addIssue('Custom fields are nested too deep')
  return z.NEVER
}, customFields)

export const commentInput = z.strictObject({
  body: z.string().trim().min(1).max(LIMITS.text),
  visibility: z.enum(VISIBILITIES).default('public'),
})

/** A page of a list inside a ticket. */
export const pageQuery = z.strictObject({
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
})

const instant = z.iso.datetime()
const nameRef = z.object({ id: z.uuid(), name: z.string() })
export const ticketRef = z.object({ id: z.uuid(), number: z.string() })
const origin = ticketRef.nullable().describe('The ticket it belongs to, when that was merged into this one')
export const personRef = nameRef.extend({ email: z.string().nullable() })

export const attachmentSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int().describe('Bytes'),
  sha256: z.string(),
  visibility: z.enum(VISIBILITIES),
  commentId: z.uuid().nullable(),
  uploadedBy: nameRef.nullable(),
  createdAt: instant,
})

export const commentSchema = z.object({
  id: z.uuid(),
  visibility: z.enum(VISIBILITIES),
  body: z.string().describe('As written, in Markdown'),
  bodyHtml: z.string().describe('Sanitised'),
  channel: z.string(),
  author: personRef.nullable(),
  origin,
  attachments: z.array(attachmentSchema),
  createdAt: instant,
})

export const timelineEntrySchema = z.object({
  id: z.uuid(),
  at: instant,
  type: z.string(),
  field: z.string().nullable(),
  old: z.unknown(),
  new: z.unknown(),
  visibility: z.enum(VISIBILITIES),
  commentId: z.uuid().nullable(),
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
  origin,
})

export type AttachmentDto = z.infer<typeof attachmentSchema>
export type CommentDto = z.infer<typeof commentSchema>
export type TimelineEntryDto = z.infer<typeof timelineEntrySchema>

/** A page of any list, as the API gives it. */
export interface Page<T> {
  data: T[]
  page: { nextCursor: string | null; hasMore: boolean; total?: number }
}
