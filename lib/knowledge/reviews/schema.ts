import { z } from 'zod'
import { localeSchema } from '../articles/schema'
import { LIMITS, REVIEW_DECISIONS, REVIEW_STATUSES } from '../vocabulary'

const body = z.string().trim().min(1).max(LIMITS.comment)

export const submitReviewInput = z.strictObject({
  reviewerIds: z.array(z.uuid()).min(1).max(LIMITS.reviewers).transform((ids) => [...new Set(ids)]),
  draftVersion: z.int().min(1).optional().describe('The draft that was seen: one that was changed since is not submitted'),
  note: z.string().trim().max(LIMITS.note).default('').describe('What is new, for the reviewers'),
})

export const decideReviewInput = z.strictObject({
  decision: z.enum(REVIEW_DECISIONS),
  comment: body.optional(),
})

export const reviewCommentInput = z.strictObject({
  body,
  quote: z.string().trim().min(1).max(LIMITS.quote).nullable().default(null).describe('The passage that it is about'),
})

const instant = z.iso.datetime()
const nameRef = z.object({ id: z.uuid(), name: z.string() })

export const reviewCommentSchema = z.object({
  id: z.uuid(),
  author: nameRef.nullable(),
  body: z.string().describe('Markdown'),
  bodyHtml: z.string().describe('Sanitised'),
  quote: z.string().nullable(),
  createdAt: instant,
})

export const reviewSchema = z.object({
  id: z.uuid(),
  article: z.object({ id: z.uuid(), number: z.string() }),
  locale: localeSchema,
  version: z.object({ id: z.uuid(), number: z.int(), title: z.string(), note: z.string() }),
  status: z.enum(REVIEW_STATUSES),
  requestedBy: nameRef.nullable(),
  requestedAt: instant,
  decidedBy: nameRef.nullable(),
  decidedAt: instant.nullable(),
  reviewers: z.array(nameRef.extend({ decision: z.enum(REVIEW_DECISIONS).nullable(), decidedAt: instant.nullable() })),
  comments: z.array(reviewCommentSchema),
})

export type ReviewDto = z.infer<typeof reviewSchema>
export type ReviewCommentDto = z.infer<typeof reviewCommentSchema>
