import { z } from 'zod'
import { localeSchema } from '@/lib/knowledge/articles/schema'
import { wholeNumber } from '@/lib/platform/parameters'
import { segmentsSchema } from '@/lib/tickets/search/schema'
import { LIMITS } from '@/lib/tickets/vocabulary'

/** Shapes of searching the knowledge base. Safe in the browser. */

/** Of a search so much is looked at, searched for and counted. */
export const LONGEST_QUERY = 200

export const articleSearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(LONGEST_QUERY).describe('Words, "phrases", -not, one OR other'),
  locale: localeSchema.optional().describe('The language to prefer; the caller’s own when left out'),
  limit: wholeNumber(1, 50).default(20),
})

const shownArticle = {
  id: z.uuid(),
  number: z.string(),
  locale: localeSchema.describe('Of the text that is shown'),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
}

export const articleHitSchema = z.object({
  ...shownArticle,
  categoryId: z.uuid().nullable(),
  publishedAt: z.iso.datetime(),
  titleParts: segmentsSchema,
  excerptParts: segmentsSchema.describe('Where the words stand, else the summary'),
})
export type ArticleHit = z.infer<typeof articleHitSchema>

export const articleSearchSchema = z.object({
  data: z.array(articleHitSchema),
  instead: z.string().nullable().describe('What was searched for instead of words that nothing has'),
})
export type ArticleSearchDto = z.infer<typeof articleSearchSchema>

/** So much of a description is looked at: what matters stands at its beginning. */
const LONGEST_TEXT = 2_000

export const aboutInput = z.strictObject({
  title: z.string().trim().max(LIMITS.title).default(''),
  description: z
    .string()
    .transform((text) => text.slice(0, LONGEST_TEXT))
    .default(''),
})

export const likelyArticleSchema = z.object({
  ...shownArticle,
  visibility: z.string(),
  score: z.number().describe('0 to 1'),
})
export type LikelyArticle = z.infer<typeof likelyArticleSchema>
