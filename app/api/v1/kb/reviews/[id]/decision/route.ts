import { decideReview } from '@/lib/knowledge/reviews/decide'
import { decideReviewInput, reviewSchema } from '@/lib/knowledge/reviews/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const decide = route({
  method: 'PUT',
  path: '/kb/reviews/{id}/decision',
  tag: 'Knowledge base',
  summary: 'Approve a text, or ask for changes',
  description: 'Of its reviewers the last who approves ends the review, and any who asks for changes; who may publish decides for all.',
  permission: 'kb.write',
  body: decideReviewInput,
  response: reviewSchema,
  handler: ({ ctx, params, body }) => decideReview(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(decide)
