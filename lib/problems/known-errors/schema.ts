import { z } from 'zod'
import { listOf } from '@/lib/platform/http/list'
import { wholeNumber } from '@/lib/platform/parameters'
import { refSchema } from '@/lib/tickets/merge/schema'
import { LIMITS } from '@/lib/tickets/vocabulary'
import { KNOWN_ERROR_AUDIENCES, KNOWN_ERROR_STATES, USE_OUTCOMES } from './vocabulary'

/** So much of a description is looked at: what matters stands at its beginning. */
export const LONGEST_TEXT = 2_000

export const matchInput = z.strictObject({
  title: z.string().trim().max(LIMITS.title).default(''),
  description: z
    .string()
    .transform((text) => text.slice(0, LONGEST_TEXT))
    .default(''),
  itemIds: z.array(z.uuid()).max(20).default([]),
})

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), code: z.string() }),
  z.object({ kind: z.literal('item'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
])

export const matchSchema = z.object({
  problemId: z.uuid(),
  number: z.string().nullable().describe('Of the problem; null for requesters'),
  title: z.string(),
  workaround: z.string().describe('Markdown'),
  workaroundHtml: z.string(),
  score: z.number().describe('0 to 1'),
  because: z.array(reasonSchema),
})
export type KnownErrorMatch = z.infer<typeof matchSchema>

export const knownErrorListQuery = z.strictObject({
  q: z.string().trim().max(300).default(''),
  audience: z.enum(KNOWN_ERROR_AUDIENCES).optional(),
  item: z.uuid().optional().describe('Only those of this configuration item'),
  state: z.enum(KNOWN_ERROR_STATES).default('current').describe('current: their cause is not removed'),
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
})
export type KnownErrorListQuery = z.output<typeof knownErrorListQuery>

const named = z.object({ id: z.uuid(), name: z.string() })

export const knownErrorSchema = z.object({
  id: z.uuid().describe('Of the problem'),
  number: z.string(),
  title: z.string(),
  status: z.string(),
  symptoms: z.string(),
  errorCode: z.string().nullable(),
  rootCause: z.string(),
  workaround: z.string().describe('Markdown'),
  workaroundHtml: z.string(),
  audience: z.enum(KNOWN_ERROR_AUDIENCES),
  publishedAt: z.iso.datetime(),
  current: z.boolean().describe('Whether its cause is still there'),
  configurationItems: z.array(named),
  counts: z.object({
    incidents: z.int().describe('Linked to the problem'),
    offered: z.int().describe('Incidents at which it was offered'),
    used: z.int().describe('Incidents to which it was applied from there'),
    dismissed: z.int(),
    deflected: z.int().describe('Tickets that were not opened, since it helped in the portal; one for each requester and day'),
  }),
})
export type KnownErrorDto = z.infer<typeof knownErrorSchema>

export const knownErrorPageSchema = listOf(knownErrorSchema)
export type KnownErrorPage = z.infer<typeof knownErrorPageSchema>

/** What an agent decides about a known error at an incident. */
export const decisionInput = z.strictObject({
  incident: refSchema.describe('Id or number'),
  outcome: z.enum(USE_OUTCOMES).exclude(['offered']).describe('used: the incident is put under the problem; dismissed: not offered there again'),
})

export interface AppliedKnownError {
  problemId: string
  number: string
  /** Markdown, to be sent to the requester. */
  workaround: string
}
