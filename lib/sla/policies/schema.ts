import { z } from 'zod'
import { CLOCK_EVENTS, SLA_METRICS, type PriorityKey } from '@/lib/sla/types'
import { HOLD_REASONS, PRIORITIES } from '@/lib/tickets/vocabulary'
import { LIMITS } from './vocabulary'

const name = z.string().trim().min(1).max(LIMITS.name)
const seconds = z.int().min(1).max(LIMITS.seconds)

const conditions = z.strictObject({
  kinds: z.array(z.enum(['incident'])).optional(),
  priorities: z.array(z.literal(PRIORITIES)).max(PRIORITIES.length).optional(),
  categoryIds: z.array(z.uuid()).max(LIMITS.categories).optional().describe('Those below a category are included'),
})

const target = z.strictObject({
  firstResponse: seconds.optional(),
  nextResponse: seconds.optional(),
  resolution: seconds.optional(),
  calendarId: z.uuid().optional().describe("Another calendar than the policy's"),
})

const escalation = z.strictObject({
  on: z.enum(CLOCK_EVENTS),
  metrics: z.array(z.enum(SLA_METRICS)).min(1).optional().describe('All when missing'),
  notify: z
    .array(z.enum(['assignee', 'team', 'managers', 'admins']))
    .optional()
    .describe('Who gets a notice: `team` are the members of the team of the ticket'),
  assignTeamId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  raisePriority: z.literal([1, 2]).optional().describe('By how many steps'),
})

const PRIORITY_KEYS = ['1', '2', '3', '4', '5'] as const satisfies PriorityKey[]

/** What a policy says: the parts of one immutable version. */
const definition = {
  conditions: conditions.describe('Which tickets it is for: all that is set has to hold; nothing set is a catch-all'),
  calendarId: z.uuid(),
  targets: z.partialRecord(z.enum(PRIORITY_KEYS), target).describe('Seconds of calendar time, by priority'),
  warnPercent: z.int().min(1).max(99).describe('Percentage of a target at which the warning is due'),
  pauseOn: z
    .array(z.enum(HOLD_REASONS))
    .describe('Reasons of being on hold for which the resolution clock stands still'),
  escalations: z.array(escalation).max(LIMITS.escalations),
}

/** A policy that is not saved: what a dry run replays. */
export const policyDraft = z.strictObject({
  ...definition,
  conditions: definition.conditions.default({}),
  warnPercent: definition.warnPercent.default(75),
  pauseOn: definition.pauseOn.default(['awaiting_requester', 'awaiting_vendor']),
  escalations: definition.escalations.default([]),
})

export const position = z.int().min(1).max(LIMITS.policies)

export const createPolicyInput = policyDraft.extend({
  name,
  position: position.optional().describe('Place in the order; before the first catch-all unless given'),
})

export const updatePolicyInput = z
  .strictObject({
    name: name.optional(),
    ...definition,
    moveOpen: z.boolean().default(false).describe('true: open tickets move to this version. false: they keep theirs'),
  })
  .partial()

export const orderPoliciesInput = z.strictObject({
  ids: z.array(z.uuid()).max(LIMITS.policies).describe('Every policy in use, the first to be asked first'),
})

const instant = z.iso.datetime()

export const policySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.int(),
  version: z.int(),
  ...definition,
  createdAt: instant,
  updatedAt: instant,
  archivedAt: instant.nullable(),
})

export const updatedPolicySchema = policySchema.extend({
  moveId: z.uuid().nullable().describe('The run that moves open tickets, at `/sla/moves/{id}`; null when none do'),
})

export const policyVersionSchema = z.object({
  version: z.int(),
  name: z.string(),
  ...definition,
  createdAt: instant,
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

export type PolicyDto = z.infer<typeof policySchema>
export type UpdatedPolicy = z.infer<typeof updatedPolicySchema>
export type PolicyVersionDto = z.infer<typeof policyVersionSchema>
