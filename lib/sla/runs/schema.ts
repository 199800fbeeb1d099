import { z } from 'zod'
import { createCalendarInput } from '@/lib/sla/calendars/schema'
import { policyDraft, position } from '@/lib/sla/policies/schema'
import { SLA_METRICS } from '@/lib/sla/types'
import { OUTCOMES, RUN_STATUSES } from './vocabulary'

const days = z.int().min(1).max(365).default(90).describe('Tickets that were opened in the last so many days')
const id = z.uuid().optional()

export const dryRunInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('policy'),
    id: id.describe('The policy that the draft would change; a new one when missing'),
    draft: policyDraft,
    position: position.optional().describe('Place of a new one in the order; before the first catch-all unless given'),
    days,
  }),
  z.strictObject({
    kind: z.literal('calendar'),
    id: id.describe('The calendar that the draft would change; one that nothing uses yet when missing'),
    draft: createCalendarInput.pick({ timezone: true, week: true, holidays: true }),
    days,
  }),
])

/** Open tickets of which policy, or which calendar, move to the versions in force. */
export const moveInput = z.union([z.strictObject({ policyId: z.uuid() }), z.strictObject({ calendarId: z.uuid() })])

const instant = z.iso.datetime()
const count = z.int().min(0)
const metric = z.enum(SLA_METRICS)
const ticket = { id: z.uuid(), number: z.string(), title: z.string(), metric }

const tally = z.object({ tickets: count, met: count, breached: count })

const verdict = z.object({
  outcome: z.enum(OUTCOMES),
  at: instant.nullable().describe('When it was breached, met, or would be due'),
})

const figureSchema = z.object({
  policy: z.object({ id: z.uuid().nullable().describe('null: the draft of a new one'), name: z.string() }),
  priority: z.int(),
  metric,
  before: tally.describe('What really was'),
  after: tally.describe('What would have been'),
})

const changeSchema = z.object({
  ...ticket,
  from: verdict,
  to: verdict,
  lateSeconds: count.describe("By how much it was, or would have been, late, in the calendar's time"),
})

const dueMoveSchema = z.object({
  ...ticket,
  from: instant.nullable().describe('null: no due time'),
  to: instant.nullable(),
})

export const findingsSchema = z.object({
  figures: z.array(figureSchema).describe('By policy, priority and clock'),
  breached: count.describe('Clocks that would have been breached and were not'),
  saved: count.describe('Clocks that were breached and would not have been'),
  changes: z.array(changeSchema).describe('Those clocks, the worst first, at most 500'),
  moved: count
    .nullable()
    .describe('Clocks of open tickets that would be due otherwise if they moved to the draft; null: it is new, and they stay'),
  moves: z.array(dueMoveSchema).describe('Those clocks, the earliest new due time first, at most 500'),
})

const run = {
  id: z.uuid(),
  status: z.enum(RUN_STATUSES),
  progress: z.object({ done: count, total: count }).describe('Tickets'),
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
}

export const dryRunSchema = z.object({
  ...run,
  kind: z.enum(['policy', 'calendar']),
  days: count,
  result: findingsSchema.describe('Complete when the status is done'),
})

export const moveSchema = z.object({
  ...run,
  moved: count.describe('Open tickets that are judged by new versions now'),
})

export const runStartedSchema = z.object({ id: z.uuid() })

export type DryRunInput = z.output<typeof dryRunInput>
export type MoveInput = z.output<typeof moveInput>
export type Findings = z.infer<typeof findingsSchema>
export type DryRunDto = z.infer<typeof dryRunSchema>
export type MoveDto = z.infer<typeof moveSchema>
