import { z } from 'zod'
import { wholeNumber } from '@/lib/platform/parameters'

export const LONGEST_SEARCH = 300
/** At most so many tickets are looked at for one search, the newest of those that match. */
export const MOST_MATCHES = 5_000

export const searchText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_SEARCH)
  .describe('Words, "phrases", -not, one OR other, and operators: status:open, priority:1, assignee:me, team:, category:, requester:, tag:, channel:, after:, before: (also in Portuguese)')

export const searchQuery = z.strictObject({
  q: searchText,
  type: z.enum(['ticket']).default('ticket').describe('What is searched'),
  limit: wholeNumber(1, 50).default(20),
  cursor: z.string().max(100).optional(),
})

export const segmentsSchema = z
  .array(z.object({ text: z.string(), hit: z.boolean() }))
  .describe('The text in pieces, in their order; those that matched are marked. Plain text, not HTML')
