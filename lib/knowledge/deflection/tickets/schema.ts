import { z } from 'zod'
import { localeSchema } from '@/lib/knowledge/articles/schema'
import { likelyArticleSchema } from '../../search/schema'

/** Articles of a ticket. Safe in the browser. */

/** `sent`: it was put into a message to the requester; `deflection`: the requester read it before opening the ticket. */
export const VIAS = ['linked', 'sent', 'deflection'] as const
export type Via = (typeof VIAS)[number]

export const linkArticleInput = z.strictObject({
  article: z.string().trim().min(1).max(40).describe('Id or number'),
  via: z.enum(['linked', 'sent']).default('linked'),
})

export const ticketArticleSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  locale: localeSchema,
  slug: z.string(),
  title: z.string(),
  visibility: z.string(),
  via: z.enum(VIAS),
  linkedAt: z.iso.datetime(),
})
export type TicketArticle = z.infer<typeof ticketArticleSchema>

export const ticketArticlesSchema = z.object({
  data: z.array(ticketArticleSchema).describe('Those linked'),
  likely: z.array(likelyArticleSchema).describe('Those that may help, and are not linked'),
})
export type TicketArticles = z.infer<typeof ticketArticlesSchema>

export const linkedSchema = z.object({
  articles: z.array(ticketArticleSchema),
  message: z.string().nullable().describe('Markdown: what goes into a message to the requester, with `via: sent`'),
})
/** What linking comes to. */
export type Linked = z.infer<typeof linkedSchema>
