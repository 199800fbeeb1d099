import { z } from 'zod'
import { localeSchema } from '../articles/schema'
import { ARTICLE_VISIBILITIES } from '../vocabulary'

export const IMPORT_LIMITS = {
  files: 200,
  /** Characters of one file. */
  file: 1_000_000,
  /** Characters of all files together. */
  total: 10_000_000,
} as const

export const importInput = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(200), text: z.string().max(IMPORT_LIMITS.file) }))
    .min(1)
    .max(IMPORT_LIMITS.files)
    .refine((files) => files.reduce((sum, { text }) => sum + text.length, 0) <= IMPORT_LIMITS.total, 'Too much at once'),
  visibility: z.enum(ARTICLE_VISIBILITIES).exclude(['teams']).default('agents').describe('For files that do not say'),
  categoryId: z.uuid().nullable().default(null).describe('For files that do not say, or name one that is not there'),
  locale: localeSchema.optional().describe('For files that do not say; the organisation’s when left out'),
})

export const IMPORT_FLAWS = ['bad_front_matter', 'no_title', 'too_long', 'not_text', 'unknown_category', 'external_images', 'front_matter_ignored', 'failed'] as const
export type ImportFlaw = (typeof IMPORT_FLAWS)[number]

const found = z.object({
  fileName: z.string(),
  title: z.string(),
  locale: localeSchema,
  flaws: z.array(z.enum(IMPORT_FLAWS)),
})

export const importPreviewSchema = z.object({
  files: z.array(found.extend({ summary: z.string(), html: z.string(), importable: z.boolean() })),
})

export const importResultSchema = z.object({
  files: z.array(found.extend({ article: z.object({ id: z.uuid(), number: z.string() }).nullable() })),
})

export type ImportInput = z.output<typeof importInput>
export type ImportPreviewDto = z.infer<typeof importPreviewSchema>
export type ImportResultDto = z.infer<typeof importResultSchema>
