import { route, serve } from '@/lib/platform/http/serve'
import { saveReview } from '@/lib/problems/review'
import { problemSchema, reviewInput } from '@/lib/problems/schema'

export const dynamic = 'force-dynamic'

const save = route({
  method: 'PUT',
  path: '/problems/{id}/review',
  tag: 'Problems',
  summary: 'Keep the post-incident review of a problem',
  description: 'Of one that is resolved or closed. `done` says that the review is finished.',
  permission: 'problem.manage',
  body: reviewInput,
  response: problemSchema,
  handler: ({ ctx, params, body }) => saveReview(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(save)
