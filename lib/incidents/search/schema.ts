import { z } from 'zod'
import { listOf } from '@/lib/platform/http/list'
import { segmentsSchema } from '@/lib/tickets/search/schema'
import { PROBLEM_STATUSES } from '@/lib/problems/vocabulary'
import { INCIDENT_STATUSES } from '../vocabulary'

const named = z.object({ id: z.uuid(), name: z.string() })

export const searchHitSchema = z.object({
  type: z.literal('ticket'),
  id: z.uuid(),
  kind: z.enum(['incident', 'problem']),
  number: z.string(),
  title: segmentsSchema,
  status: z.enum([...INCIDENT_STATUSES, ...PROBLEM_STATUSES]).describe('One that its kind has'),
  priority: z.int(),
  requester: named.describe('Of a problem, whoever opened it'),
  assignee: named.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  found: z
    .object({ in: z.enum(['description', 'resolution', 'comment', 'note']), excerpt: segmentsSchema })
    .nullable()
    .describe('Where else than in the title it was found'),
})

export const searchPageSchema = listOf(searchHitSchema).extend({
  corrected: z.string().nullable().describe('What was searched for instead, when nothing was found as it was written'),
})

export type SearchHit = z.infer<typeof searchHitSchema>
export type SearchPage = z.infer<typeof searchPageSchema>
