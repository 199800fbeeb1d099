import { z } from 'zod'
import { refSchema } from '../merge/schema'
import { ticketRef } from '../schema'
import { RELATIONS } from './vocabulary'

/** Links between tickets, as the API takes and gives them. Safe in the browser. */

export const linkInput = z.strictObject({
  type: z.enum(RELATIONS).describe('Reads "this ticket <type> the target", which is of the same kind; `duplicated_by`, `blocked_by`, `causes` and `has_follow_up` are the other ends'),
  target: refSchema,
})

export const linkedTicket = ticketRef.extend({ title: z.string(), status: z.string(), priority: z.int() })

export const linkSchema = z.object({
  id: z.uuid(),
  type: z.enum(RELATIONS).describe('As read from the ticket that was asked'),
  ticket: linkedTicket,
  createdAt: z.iso.datetime(),
})

export type LinkDto = z.infer<typeof linkSchema>
export type LinkedTicket = z.infer<typeof linkedTicket>
