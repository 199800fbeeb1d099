import { z } from 'zod'
import { instantParameter, wholeNumber } from '@/lib/platform/parameters'
import { clocksSchema } from '@/lib/sla/schema'
import { searchText } from '@/lib/tickets/search/schema'
import {
  CHANNELS,
  customFieldsSchema,
  HOLD_REASONS,
  levelSchema,
  personRef,
  prioritySchema,
  tagsSchema,
  textSchema,
  ticketRef,
  titleSchema,
  uuidSchema,
  VISIBILITIES,
} from '@/lib/tickets/schema'
import { CLOCK_OUTCOMES, INCIDENT_SORTS, INCIDENT_STATUSES, OPEN_STATUSES } from './vocabulary'

export { INCIDENT_SORTS, INCIDENT_STATUSES, OPEN_STATUSES }
export type { IncidentSort, IncidentStatus } from './vocabulary'

const emailSchema = z.email().max(254).transform((email) => email.toLowerCase())

export const createIncidentInput = z.strictObject({
  title: titleSchema,
  description: textSchema.default(''),
  impact: levelSchema.default('medium'),
  urgency: levelSchema.default('medium'),
  categoryId: uuidSchema.nullish(),
  requesterId: uuidSchema.optional(),
  requester: z.strictObject({ email: emailSchema, name: z.string().trim().min(1).max(200).optional() }).optional(),
  assigneeId: uuidSchema.nullish(),
  teamId: uuidSchema.nullish(),
  tags: tagsSchema.default([]),
  customFields: customFieldsSchema.default({}),
  confidential: z.boolean().optional(),
  channel: z.enum(CHANNELS).optional(),
})

export const updateIncidentInput = z
  .strictObject({
    title: titleSchema,
    description: textSchema,
    impact: levelSchema,
    urgency: levelSchema,
    priority: prioritySchema.nullable().describe('Overrides the matrix; null returns to it'),
    priorityReason: z.string().trim().min(3).max(500).describe('Why the priority differs from the matrix'),
    categoryId: uuidSchema.nullable(),
    requesterId: uuidSchema,
    assigneeId: uuidSchema.nullable(),
    teamId: uuidSchema.nullable(),
    tags: tagsSchema,
    customFields: customFieldsSchema,
    confidential: z.boolean(),
    version: z.int().min(1).describe('The version the change is based on; a stale one is refused with 409'),
  })
  .partial()

export const transitionInput = z.strictObject({
  to: z.enum(INCIDENT_STATUSES),
  holdReason: z.enum(HOLD_REASONS).optional(),
  resolutionCode: z.string().min(1).max(60).optional(),
  resolution: z.string().trim().min(1).max(20_000).optional(),
  comment: textSchema.trim().min(1).optional(),
  commentVisibility: z.enum(VISIBILITIES).optional(),
  version: z.int().min(1).optional(),
})

export const assignmentInput = z
  .strictObject({ assigneeId: uuidSchema.nullable(), teamId: uuidSchema.nullable(), version: z.int().min(1) })
  .partial()

export const followUpInput = z.strictObject({
  title: titleSchema.optional().describe('Left out: that of the incident'),
  description: textSchema.trim().default(''),
})

const items = z.array(z.strictObject({ id: uuidSchema, version: z.int().min(1).optional() })).min(1).max(100)

export const bulkAssignInput = z.strictObject({
  items,
  assigneeId: uuidSchema.nullable().optional(),
  teamId: uuidSchema.nullable().optional(),
})

export const bulkTransitionInput = transitionInput.omit({ version: true }).extend({ items })

/** Comma-separated values in a query parameter: `status=new,in_progress`. */
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(50))

const person = z.union([z.literal('me'), z.literal('none'), uuidSchema])

const sorts = INCIDENT_SORTS.flatMap((sort) => [sort, `-${sort}` as const])

export const incidentListQuery = z.strictObject({
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
  sort: z.enum(sorts).default('-createdAt'),
  count: z.stringbool().default(false).describe('true adds page.total'),
  q: searchText.optional(),
  status: list(z.enum(INCIDENT_STATUSES)).optional(),
  priority: list(wholeNumber(1, 5)).optional(),
  holdReason: list(z.enum(HOLD_REASONS)).optional(),
  assignee: list(person).optional(),
  team: list(z.union([z.literal('none'), uuidSchema])).optional(),
  category: list(z.union([z.literal('none'), uuidSchema])).optional().describe('Includes the categories below'),
  requester: list(z.union([z.literal('me'), uuidSchema])).optional(),
  channel: list(z.enum(CHANNELS)).optional(),
  tag: list(z.string().min(1).max(40)).optional(),
  sla: list(z.enum(['breached', 'warning', 'ok'])).optional().describe('The worst of its clocks'),
  externalRef: z.string().min(1).max(200).optional(),
  createdAfter: instantParameter.optional(),
  createdBefore: instantParameter.optional(),
  updatedAfter: instantParameter.optional(),
  resolvedAfter: instantParameter.optional(),
  resolvedBefore: instantParameter.optional(),
  endedAfter: instantParameter.optional().describe('Resolved, or else closed or cancelled, after it'),
  endedBefore: instantParameter.optional(),
  openAt: instantParameter.optional().describe('Opened before it and not ended before it'),
  weekday: wholeNumber(1, 7).optional().describe("Opened on it, in the organisation's timezone; Monday is 1"),
  hour: wholeNumber(0, 23).optional().describe("Opened in it, in the organisation's timezone"),
  replied: z.stringbool().optional().describe('Whether those who work it have replied in public'),
  reopened: z.stringbool().optional().describe('Whether it was ever reopened'),
  policy: list(uuidSchema).optional().describe('The service level policy that judges it'),
  firstResponse: list(z.enum(CLOCK_OUTCOMES)).optional().describe('What became of its first response'),
  resolution: list(z.enum(CLOCK_OUTCOMES)).optional().describe('What became of its resolution'),
})

export type IncidentListQuery = z.infer<typeof incidentListQuery>

const instant = z.iso.datetime()
const nameRef = z.object({ id: z.uuid(), name: z.string() })

export const incidentSchema = z.object({
  id: z.uuid(),
  number: z.string().describe('INC-000123'),
  kind: z.literal('incident'),
  version: z.int(),
  title: z.string(),
  description: z.string().describe('As written, in Markdown'),
  descriptionHtml: z.string().describe('Sanitised'),
  status: z.enum(INCIDENT_STATUSES),
  holdReason: z.enum(HOLD_REASONS).nullable(),
  impact: levelSchema,
  urgency: levelSchema,
  priority: z.int().min(1).max(5),
  priorityReason: z.string().nullable().describe('Set when the priority was overridden'),
  category: nameRef.nullable(),
  service: z.null(),
  requester: personRef,
  assignee: personRef.nullable(),
  team: nameRef.nullable(),
  channel: z.enum(CHANNELS),
  externalRef: z.string().nullable(),
  tags: z.array(z.string()),
  customFields: z.record(z.string(), z.unknown()),
  confidential: z.boolean(),
  sla: clocksSchema.describe('All null for requesters'),
  resolutionCode: z.string().nullable(),
  resolution: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  reopenCount: z.int(),
  mergedInto: ticketRef.nullable().describe('The incident that stands for this one since they were merged'),
  parent: ticketRef.nullable(),
})

export type IncidentDto = z.infer<typeof incidentSchema>

/** What a row of a queue shows. */
export type IncidentRow = Pick<
  IncidentDto,
  'id' | 'number' | 'version' | 'title' | 'status' | 'holdReason' | 'priority' | 'category' | 'team' | 'channel'
  | 'confidential' | 'sla' | 'createdAt' | 'updatedAt'
> & { requester: { id: string; name: string }; assignee: { id: string; name: string } | null }
