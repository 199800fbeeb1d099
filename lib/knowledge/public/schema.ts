import { z } from 'zod'
import { LIMITS } from '../vocabulary'

/** What the form below an article sends. `website` is a field that people do not see. */
export const feedbackForm = z.object({
  version: z.uuid(),
  helpful: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  comment: z.string().trim().max(LIMITS.feedback).default(''),
  website: z.string().default(''),
})

export type FeedbackForm = z.output<typeof feedbackForm>
