import { z } from 'zod'
import { localeSchema } from '@/lib/knowledge/articles/schema'
import { aboutInput } from '../search/schema'

/** What is offered instead of a ticket. Safe in the browser. */

export const TARGET_KINDS = ['article', 'known_error'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** What a reader says of an offer. `opened` takes back what was said before. */
export const DECISIONS = ['opened', 'helped', 'not_helped'] as const
export type Decision = (typeof DECISIONS)[number]

export const suggestInput = aboutInput.extend({
  session: z.uuid().describe('One attempt to write a ticket; made by the form'),
})

const target = { kind: z.enum(TARGET_KINDS), id: z.uuid() }

export const decisionInput = z.strictObject({ session: z.uuid(), ...target, outcome: z.enum(DECISIONS) })

export const suggestionSchema = z.object({
  ...target,
  title: z.string(),
  summary: z.string(),
  locale: localeSchema,
  score: z.number(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** The text of an offer, to be read in place. */
export interface OpenedSuggestion {
  html: string
  /** Where it stands by itself; null for a known error. */
  href: string | null
}
