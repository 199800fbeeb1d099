import { addComment } from '@/lib/incidents/comment'
import { recallComment } from '@/lib/incidents/recall-comment'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { listComments } from '@/lib/tickets/comments'
import { commentInput, commentSchema, pageQuery } from '@/lib/tickets/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/comments',
  tag: 'Incidents',
  summary: 'List the comments of an incident, oldest first',
  description: 'Internal notes are shown only to those who work incidents.',
  permission: ['incident.read', 'incident.read.own'],
  query: pageQuery,
  response: listOf(commentSchema),
  handler: ({ ctx, params, rawQuery }) => listComments(ctx, 'incident', params.id, rawQuery),
})

const create = route({
  method: 'POST',
  path: '/incidents/{id}/comments',
  tag: 'Incidents',
  summary: 'Reply to the requester, or add an internal note',
  description: 'A reply by the requester resumes an incident that waits for them, and reopens a resolved one within the window.',
  permission: ['incident.comment.public', 'incident.comment.internal', 'incident.comment.own'],
  body: commentInput,
  response: commentSchema,
  status: 201,
  // A message is read in its conversation: the address is the list's, with the message as the fragment.
  location: ({ id }, params) => `/incidents/${params.id}/comments#${id}`,
  recall: recallComment,
  handler: ({ ctx, params, body }) => addComment(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
