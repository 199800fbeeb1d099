import { z } from 'zod'
import { instantParameter, wholeNumber } from '@/lib/platform/parameters'
import {
  levelSchema,
  personRef,
  prioritySchema,
  tagsSchema,
  textSchema,
  ticketRef,
  titleSchema,
  uuidSchema,
} from '@/lib/tickets/schema'
import { refSchema } from '@/lib/tickets/merge/schema'
import { searchText } from '@/lib/tickets/search/schema'
import { AUDIENCES, EXITS, FISHBONE_BRANCHES, LIMITS, PROBLEM_SORTS, PROBLEM_STATUSES, REVIEW_PARTS } from './vocabulary'

/** Shapes of problems. Safe in the browser. */

const note = z.string().trim().max(LIMITS.note)
const version = z.int().min(1).describe('The version the change is based on; a stale one is refused with 409')

export const fiveWhysSchema = z
  .array(z.strictObject({ why: z.string().trim().min(1).max(LIMITS.why), because: z.string().trim().max(LIMITS.why) }))
  .max(LIMITS.whys)
  .describe('From the symptom to the cause: each question, and its answer')

const causes = z.array(z.string().trim().min(1).max(LIMITS.cause)).max(LIMITS.causes)

export const fishboneSchema = z
  .strictObject(Object.fromEntries(FISHBONE_BRANCHES.map((branch) => [branch, causes])) as Record<(typeof FISHBONE_BRANCHES)[number], typeof causes>)
  .partial()
  .describe('Possible causes by branch of the cause-and-effect diagram')

const analysis = {
  symptoms: note.describe('What people notice'),
  errorCode: z.string().trim().min(1).max(LIMITS.errorCode).nullable().describe('As systems print it'),
  impactText: note.describe('Whom it hits, and how'),
  rootCause: note,
  workaround: textSchema.trim().describe('What helps until it is fixed, in Markdown'),
  fiveWhys: fiveWhysSchema,
  fishbone: fishboneSchema,
}

export const createProblemInput = z.strictObject({
  title: titleSchema,
  description: textSchema.default(''),
  impact: levelSchema.default('medium'),
  urgency: levelSchema.default('medium'),
  categoryId: uuidSchema.nullish(),
  assigneeId: uuidSchema.nullish(),
  teamId: uuidSchema.nullish(),
  tags: tagsSchema.default([]),
  confidential: z.boolean().optional(),
  ...z.strictObject(analysis).partial().shape,
  incidents: z.array(refSchema).max(LIMITS.links).default([]).describe('Incidents that it causes'),
})

export const updateProblemInput = z
  .strictObject({
    title: titleSchema,
    description: textSchema,
    impact: levelSchema,
    urgency: levelSchema,
    priority: prioritySchema.nullable().describe('Overrides the matrix; null returns to it'),
    priorityReason: z.string().trim().min(3).max(500).describe('Why the priority differs from the matrix'),
    categoryId: uuidSchema.nullable(),
    assigneeId: uuidSchema.nullable(),
    teamId: uuidSchema.nullable(),
    tags: tagsSchema,
    confidential: z.boolean(),
    ...analysis,
    version,
  })
  .partial()

export const problemAssignmentInput = z
  .strictObject({ assigneeId: uuidSchema.nullable(), teamId: uuidSchema.nullable(), version })
  .partial()

export const problemTransitionInput = z.strictObject({
  to: z.enum(PROBLEM_STATUSES),
  resolution: z.string().trim().min(1).max(20_000).optional().describe('How it was fixed; needed to resolve'),
  exit: z.enum(EXITS).optional().describe('Needed to close what is not resolved'),
  duplicateOf: refSchema.optional().describe('The problem that stands for this one; its incidents move there'),
  exitReason: z.string().trim().min(3).max(2_000).optional().describe('Why the risk is accepted'),
  comment: textSchema.trim().min(1).optional(),
  version: version.optional(),
})

export const knownErrorInput = z.strictObject({ audience: z.enum(AUDIENCES).default('agents'), version: version.optional() })

const reviewPart = z.string().trim().max(LIMITS.note).default('')
export const reviewSchema = z.strictObject(
  Object.fromEntries(REVIEW_PARTS.map((part) => [part, reviewPart])) as Record<(typeof REVIEW_PARTS)[number], typeof reviewPart>,
)
export const reviewInput = z.strictObject({
  review: reviewSchema,
  done: z.boolean().default(false).describe('The review is finished'),
  version: version.optional(),
})

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).min(1).max(50))
const noneOr = z.union([z.literal('none'), uuidSchema])

export const problemListQuery = z.strictObject({
  limit: wholeNumber(1, 100).default(50),
  cursor: z.string().max(500).optional(),
  sort: z.enum(PROBLEM_SORTS.flatMap((sort) => [sort, `-${sort}` as const])).default('-createdAt'),
  count: z.stringbool().default(false).describe('true adds page.total'),
  q: searchText.optional(),
  status: list(z.enum(PROBLEM_STATUSES)).optional(),
  priority: list(wholeNumber(1, 5)).optional(),
  assignee: list(z.union([z.literal('me'), noneOr])).optional(),
  team: list(noneOr).optional(),
  category: list(noneOr).optional().describe('Includes the categories below'),
  tag: list(z.string().min(1).max(40)).optional(),
  knownError: z.stringbool().optional().describe('Whether it is a published known error'),
  createdAfter: instantParameter.optional(),
  updatedAfter: instantParameter.optional(),
})

export type ProblemListQuery = z.infer<typeof problemListQuery>

const instant = z.iso.datetime()
const nameRef = z.object({ id: z.uuid(), name: z.string() })
const counted = z.object({ total: z.int(), open: z.int() })

const rowFields = {
  id: z.uuid(),
  number: z.string().describe('PRB-000123'),
  version: z.int(),
  title: z.string(),
  status: z.enum(PROBLEM_STATUSES),
  priority: z.int().min(1).max(5),
  category: nameRef.nullable(),
  assignee: nameRef.nullable(),
  team: nameRef.nullable(),
  confidential: z.boolean(),
  exit: z.enum(EXITS).nullable(),
  knownError: z.object({ publishedAt: instant, audience: z.enum(AUDIENCES) }).nullable(),
  incidents: counted.describe('Those that you may see'),
  createdAt: instant,
  updatedAt: instant,
}

/** What a row of the queue shows. */
export const problemRowSchema = z.object(rowFields)

export const problemSchema = z.object({
  ...rowFields,
  kind: z.literal('problem'),
  description: z.string().describe('As written, in Markdown'),
  descriptionHtml: z.string().describe('Sanitised'),
  impact: levelSchema,
  urgency: levelSchema,
  priorityReason: z.string().nullable(),
  openedBy: personRef,
  tags: z.array(z.string()),
  symptoms: z.string(),
  errorCode: z.string().nullable(),
  impactText: z.string(),
  rootCause: z.string(),
  workaround: z.string(),
  workaroundHtml: z.string().describe('Sanitised'),
  fiveWhys: fiveWhysSchema,
  fishbone: fishboneSchema,
  exitReason: z.string().nullable(),
  duplicateOf: ticketRef.nullable(),
  review: reviewSchema.nullable(),
  reviewedAt: instant.nullable(),
  resolution: z.string().nullable(),
  tasks: counted,
  cascade: z.object({ total: z.int(), done: z.int() }).nullable().describe('Incidents that its resolution is still resolving'),
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  reopenCount: z.int(),
})

export type ProblemRow = z.infer<typeof problemRowSchema>
export type ProblemDto = z.infer<typeof problemSchema>
