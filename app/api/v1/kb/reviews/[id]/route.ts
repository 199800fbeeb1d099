import { getReview } from '@/lib/knowledge/reviews/queries'
import { reviewSchema } from '@/lib/knowledge/reviews/schema'
import { withdrawReview } from '@/lib/knowledge/reviews/withdraw'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/kb/reviews/{id}',
  tag: 'Knowledge base',
  summary: 'Get a review',
  permission: 'kb.write',
  response: reviewSchema,
  handler: ({ ctx, params }) => getReview(ctx, params.id),
})

const remove = route({
  method: 'DELETE',
  path: '/kb/reviews/{id}',
  tag: 'Knowledge base',
  summary: 'Take a text back from its reviewers',
  permission: 'kb.write',
  response: null,
  handler: async ({ ctx, params }) => {
    await withdrawReview(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, remove)
