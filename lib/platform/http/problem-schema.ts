import { z } from 'zod'

/** The shape of every refusal (RFC 9457), for the reference and for tests. */
export const problemSchema = z.object({
  type: z.string().describe('Where the code is explained'),
  title: z.string().describe('The same for every problem of this code'),
  status: z.int(),
  code: z.string().describe('Stable; decide by it'),
  detail: z.string().describe('What was wrong this time; for people'),
  requestId: z.string().describe('Quote it when you report a problem'),
  errors: z
    .array(z.object({ path: z.string(), message: z.string(), code: z.string() }))
    .optional()
    .describe('Each refused field, of `validation_failed`'),
  allowed: z.array(z.string()).optional().describe('The states that can be reached, of `illegal_transition`'),
  current: z.unknown().optional().describe('The resource as it is now, of `conflict` on a stale version'),
})
