import { commentReview } from '@/lib/knowledge/reviews/comment'
import { reviewCommentInput, reviewSchema } from '@/lib/knowledge/reviews/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const create = route({
  method: 'POST',
  path: '/kb/reviews/{id}/comments',
  tag: 'Knowledge base',
  summary: 'Comment on a text under review',
  permission: 'kb.write',
  body: reviewCommentInput,
  response: reviewSchema,
  handler: ({ ctx, params, body }) => commentReview(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(create)
