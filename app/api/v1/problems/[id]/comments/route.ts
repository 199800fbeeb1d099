import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { commentProblem, problemCommentInput } from '@/lib/problems/comment'
import { listComments } from '@/lib/tickets/comments'
import { commentSchema, pageQuery } from '@/lib/tickets/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/comments',
  tag: 'Problems',
  summary: 'List the notes of a problem, oldest first',
  permission: 'problem.read',
  query: pageQuery,
  response: listOf(commentSchema),
  handler: ({ ctx, params, rawQuery }) => listComments(ctx, 'problem', params.id, rawQuery),
})

const create = route({
  method: 'POST',
  path: '/problems/{id}/comments',
  tag: 'Problems',
  summary: 'Add a note to a problem',
  description: 'A problem has no requester: its notes are internal.',
  permission: 'problem.manage',
  body: problemCommentInput,
  response: commentSchema,
  status: 201,
  location: ({ id }, params) => `/problems/${params.id}/comments#${id}`,
  handler: ({ ctx, params, body }) => commentProblem(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
