import { listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { createReply } from '@/lib/tickets/replies/create'
import { getReply, listReplies } from '@/lib/tickets/replies/queries'
import { createReplyInput, replyListQuery, replySchema } from '@/lib/tickets/replies/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/reply-templates',
  tag: 'Canned replies',
  summary: 'List canned replies by name',
  description: 'Your own, those of your teams, and those for everybody.',
  permission: 'incident.read',
  query: replyListQuery,
  response: listOf(replySchema),
  handler: async ({ ctx, query: { q, all, ...page } }) => slice(await listReplies(ctx, { q, all }), page),
})

const create = route({
  method: 'POST',
  path: '/reply-templates',
  tag: 'Canned replies',
  summary: 'Add a canned reply',
  description: 'Replies for a team or for everybody need `reply_template.manage`.',
  permission: 'incident.read',
  body: createReplyInput,
  response: replySchema,
  status: 201,
  location: ({ id }) => `/reply-templates/${id}`,
  recall: getReply,
  handler: ({ ctx, body }) => createReply(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
