import { z } from 'zod'
import { incidentListQuery } from '@/lib/incidents/schema'
import { PRIORITIES } from '@/lib/tickets/vocabulary'
import { PERIOD_PRESETS } from './vocabulary'

const { team, category, priority, assignee } = incidentListQuery.shape

const day = z.iso.date().describe("A day in the organisation's timezone")

/** What a report is asked for: a period, and whose tickets. */
export const reportQuery = z.strictObject({
  period: z.enum(PERIOD_PRESETS).optional().describe('30d unless from and to are given'),
  from: day.optional().describe('The first day; goes with to'),
  to: day.optional().describe('The last day, included'),
  team,
  category,
  priority,
  assignee,
})

export type ReportQuery = z.infer<typeof reportQuery>

const instant = z.iso.datetime()
const count = z.int().min(0)
const priorityLevel = z.literal(PRIORITIES)
const seconds = z.number().min(0).nullable().describe('Null when there is nothing to measure')

const spanSchema = z.object({ from: instant, to: instant.describe('Exclusive') })

/** A length of time over some tickets. */
const timeSchema = z.object({
  count: count.describe('Tickets that it was measured on'),
  mean: seconds,
  median: seconds.describe('To the minute below'),
  p90: seconds.describe('To the minute below'),
  businessMean: seconds.describe("In the calendars' time, over the tickets whose clock was met or met too late"),
  businessCount: count,
})
export type TimeMeasure = z.infer<typeof timeSchema>

const attainmentSchema = z.object({ met: count, breached: count, running: count })
export type Attainment = z.infer<typeof attainmentSchema>

const totalsSchema = z.object({
  span: spanSchema,
  opened: count,
  ended: count.describe('Resolved, or else closed or cancelled'),
  backlog: count.describe('Open at the end of the span, or now when that is yet to come'),
  backlogAt: instant,
  reopened: count.describe('Of those opened, the ones that were ever reopened'),
  firstReply: timeSchema.describe('MTTA: from the opening to the first public reply, of those opened'),
  resolution: timeSchema.describe('MTTR: from the opening to the resolution, of those resolved'),
  firstResponseSla: attainmentSchema,
  resolutionSla: attainmentSchema,
})
export type Totals = z.infer<typeof totalsSchema>

const named = z.object({ id: z.uuid().nullable(), name: z.string().nullable().describe('Null: has none') })

const report = <Name extends string, Data extends z.ZodType>(name: Name, data: Data) =>
  z.object({ name: z.literal(name), timezone: z.string(), period: spanSchema, data })

const summary = report('summary', z.object({ current: totalsSchema, previous: totalsSchema.describe('The span of the same length before') }))

const volume = report(
  'volume',
  z.object({
    unit: z.enum(['day', 'week', 'month']),
    buckets: z.array(z.object({ ...spanSchema.shape, opened: count, ended: count, backlog: count.nullable().describe('At its end; null in the future') })),
  }),
)

const backlog = report(
  'backlog',
  z.object({
    at: instant,
    ages: z.array(z.object({ fromDays: count, toDays: count.nullable() })),
    rows: z.array(z.object({ priority: priorityLevel, counts: z.array(count).describe('One an age') })),
  }),
)

const serviceLevelRow = named.extend({ firstResponse: attainmentSchema, resolution: attainmentSchema })
const serviceLevels = report(
  'service-levels',
  z.object({
    policies: z.array(serviceLevelRow),
    teams: z.array(serviceLevelRow),
    priorities: z.array(z.object({ priority: priorityLevel, firstResponse: attainmentSchema, resolution: attainmentSchema })),
  }),
)
export type ServiceLevelRow = z.infer<typeof serviceLevelRow>

const times = report('times', z.object({ rows: z.array(z.object({ priority: priorityLevel, firstReply: timeSchema, resolution: timeSchema })) }))

const categories = report(
  'categories',
  z.object({
    rows: z.array(
      named.extend({ parentId: z.uuid().nullable(), depth: count, total: count.describe('With those below'), own: count, reopened: count }),
    ),
  }),
)

const hours = report('hours', z.object({ rows: z.array(z.array(count).length(24)).length(7).describe('Monday first') }))

const loadRow = named.extend({ opened: count, ended: count, open: count.describe('Now'), resolution: seconds.describe('Mean, of those resolved') })
const load = report('load', z.object({ teams: z.array(loadRow), people: z.array(loadRow) }))
export type LoadRow = z.infer<typeof loadRow>

export const reportSchema = z.discriminatedUnion('name', [summary, volume, backlog, serviceLevels, times, categories, hours, load])

export type Report = z.infer<typeof reportSchema>
export type ReportOf<Name extends Report['name']> = Extract<Report, { name: Name }>
