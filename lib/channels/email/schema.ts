import { z } from 'zod'
import { wholeNumber } from '@/lib/platform/parameters'
import { OUTCOMES, REASONS, STATUSES, STEPS } from './vocabulary'

/** What is asked of the list of incoming mail. */
export const inboundQuery = z.strictObject({
  status: z.enum(STATUSES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  /** Part of the sender's address, or of the subject. */
  q: z.string().trim().max(200).optional(),
  limit: wholeNumber(1, 100).default(50),
  cursor: z.uuid().optional(),
})

export const inboundSchema = z.object({
  id: z.uuid(),
  from: z.object({ address: z.string(), name: z.string() }),
  subject: z.string(),
  size: z.int().describe('Bytes'),
  mailbox: z.string().nullable(),
  status: z.enum(STATUSES),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.enum(REASONS).nullable(),
  ticket: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  receivedAt: z.iso.datetime(),
  processedAt: z.iso.datetime().nullable(),
})

const step = z.object({
  step: z.enum(STEPS),
  decision: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})

export const inboundDetailSchema = inboundSchema.extend({
  messageId: z.string().nullable(),
  steps: z.array(step),
  attempts: z.int(),
  error: z.string().nullable(),
  /** Whether the message as it came is still kept. */
  original: z.boolean(),
})

export type InboundDto = z.infer<typeof inboundSchema>
export type InboundDetailDto = z.infer<typeof inboundDetailSchema>
