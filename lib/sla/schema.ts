import { z } from 'zod'
import { CLOCK_STATES } from './types'

const instant = z.iso.datetime()
const seconds = z.int().min(0)

export const clockSchema = z
  .object({
    state: z.enum(CLOCK_STATES),
    targetSeconds: seconds,
    elapsedSeconds: seconds.describe("Counted so far, in the calendar's time"),
    remainingSeconds: seconds.nullable().describe('Of a paused clock, which has no due time'),
    startedAt: instant,
    dueAt: instant.nullable(),
    warnAt: instant.nullable(),
    metAt: instant.nullable(),
    breachedAt: instant.nullable(),
    policy: z.object({ id: z.uuid(), name: z.string(), version: z.int() }),
  })
  .meta({ id: 'SlaClock' })

export const clocksSchema = z.object({
  firstResponse: clockSchema.nullable(),
  nextResponse: clockSchema.nullable(),
  resolution: clockSchema.nullable(),
})

export const TRACE_REASONS = [
  'open',
  'closed',
  'holiday',
  'paused',
  'stopped',
  'no_target',
  'judged',
  'warning',
  'breach',
  'met',
  'reopened',
  'cancelled',
] as const

export const traceLineSchema = z.object({
  from: instant,
  to: instant.describe('The same as `from` for what happened at an instant'),
  seconds: seconds.describe('Those counted, of a line that counts; else how long the clock stood'),
  counted: z.boolean(),
  reason: z.enum(TRACE_REASONS),
  detail: z
    .object({
      holiday: z.string(),
      holdReason: z.string(),
      priority: z.int(),
      targetSeconds: seconds,
      policy: z.object({ id: z.uuid(), name: z.string(), version: z.int() }),
      calendar: z.object({ id: z.uuid(), version: z.int(), timezone: z.string() }),
    })
    .partial(),
})

export type TraceLine = z.infer<typeof traceLineSchema>

const explained = clockSchema.extend({ trace: z.array(traceLineSchema) }).nullable()

export const explanationSchema = z.object({ firstResponse: explained, nextResponse: explained, resolution: explained })

export type Explanation = z.infer<typeof explanationSchema>
