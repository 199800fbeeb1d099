import { z } from 'zod'
import { localeSchema } from '../articles/schema'

export const brokenLinkSchema = z.object({
  article: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  locale: localeSchema,
  target: z.string().describe('What the link names: the id of an article, or a slug that nothing has'),
  targetArticle: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  reason: z.enum(['missing', 'unpublished', 'narrower']).describe('narrower: who reads the article may not read what it links to'),
})

export type BrokenLinkDto = z.infer<typeof brokenLinkSchema>
