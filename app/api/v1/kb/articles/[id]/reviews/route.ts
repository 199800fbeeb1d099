import { listReviews } from '@/lib/knowledge/reviews/queries'
import { reviewSchema, submitReviewInput } from '@/lib/knowledge/reviews/schema'
import { submitForReview } from '@/lib/knowledge/reviews/submit'
import { localeQuery } from '@/lib/knowledge/translations/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/kb/articles/{id}/reviews',
  tag: 'Knowledge base',
  summary: 'List the reviews of an article in a language, the newest first',
  permission: 'kb.write',
  query: plainListQuery.extend(localeQuery.shape),
  response: listOf(reviewSchema),
  handler: async ({ ctx, params, query: { locale, ...page } }) => slice(await listReviews(ctx, params.id, locale ?? ctx.tenant.locale), page),
})

const create = route({
  method: 'POST',
  path: '/kb/articles/{id}/reviews',
  tag: 'Knowledge base',
  summary: 'Submit the draft for review',
  permission: 'kb.write',
  query: localeQuery,
  body: submitReviewInput,
  response: reviewSchema,
  status: 201,
  location: ({ id }) => `/kb/reviews/${id}`,
  handler: ({ ctx, params, query, body }) => submitForReview(ctx, params.id, query.locale ?? ctx.tenant.locale, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
