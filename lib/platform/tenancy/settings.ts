import { z } from 'zod'

const level = z.number().int().min(1).max(5)
const row = z.strictObject({ high: level, medium: level, low: level })

/** Settings of a tenant, stored as JSON; what is absent takes its default. */
export const tenantSettings = z.object({
  /** priority = matrix[impact][urgency]; the default is ServiceNow's. */
  priorityMatrix: z.strictObject({ high: row, medium: row, low: row }).default({
    high: { high: 1, medium: 2, low: 3 },
    medium: { high: 2, medium: 3, low: 4 },
    low: { high: 3, medium: 4, low: 5 },
  }),
  /** Days after resolution within which a requester's reply reopens the ticket. */
  reopenDays: z.number().int().min(0).max(90).default(5),
  /** Days after resolution after which an incident is closed. */
  autoCloseDays: z.number().int().min(1).max(90).default(5),
  /** The organisation's colour, in its messages. */
  brandColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#0b4f63'),
})

export type TenantSettings = z.infer<typeof tenantSettings>
