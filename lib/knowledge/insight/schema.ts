import { z } from 'zod'

/** What is missing in a knowledge base, or not good enough. Safe in the browser. */

export const GAP_KINDS = ['search', 'feedback', 'category', 'reopened'] as const
export type GapKind = (typeof GAP_KINDS)[number]

const article = { articleId: z.uuid(), number: z.string(), title: z.string() }

export const gapSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('search'), key: z.string(), query: z.string(), locale: z.string(), searches: z.int(), withoutResult: z.int() }),
  z.object({ kind: z.literal('feedback'), key: z.string(), ...article, helpful: z.int(), unhelpful: z.int(), comment: z.string().describe('The latest that came with a bad vote') }),
  z.object({ kind: z.literal('category'), key: z.string(), name: z.string(), solved: z.int(), withoutArticle: z.int() }),
  z.object({ kind: z.literal('reopened'), key: z.string(), ...article, tickets: z.int().describe('Tickets that were reopened after it was linked') }),
])
export type Gap = z.infer<typeof gapSchema>
export type GapOf<K extends GapKind> = Extract<Gap, { kind: K }>

export const gapsSchema = z.object({ data: z.array(gapSchema).describe('By kind, the largest first') })

export const dismissInput = z.strictObject({ kind: z.enum(GAP_KINDS), key: z.string().min(1).max(200) })

export const deflectionFiguresSchema = z.object({
  offered: z.int().describe('Attempts to write a ticket in which something was offered'),
  opened: z.int(),
  helped: z.int().describe('Tickets that were not opened'),
})
export type DeflectionFigures = z.infer<typeof deflectionFiguresSchema>

/** What readers made of one version. */
export interface VersionFigures {
  id: string
  locale: string
  number: number
  /** Whether readers get it now. */
  published: boolean
  views: number
  helpful: number
  unhelpful: number
}
