import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'
import { getReply } from '@/lib/tickets/replies/queries'
import { deleteReply } from '@/lib/tickets/replies/remove'
import { replySchema, updateReplyInput } from '@/lib/tickets/replies/schema'
import { updateReply } from '@/lib/tickets/replies/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/reply-templates/{id}',
  tag: 'Canned replies',
  summary: 'Get a canned reply',
  permission: 'incident.read',
  response: replySchema,
  handler: ({ ctx, params }) => getReply(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/reply-templates/{id}',
  tag: 'Canned replies',
  summary: 'Change a canned reply',
  description: 'Only its owner can make one personal.',
  permission: 'incident.read',
  body: withVersion(updateReplyInput),
  response: replySchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateReply(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/reply-templates/{id}',
  tag: 'Canned replies',
  summary: 'Remove a canned reply',
  permission: 'incident.read',
  response: null,
  handler: ({ ctx, params }) => deleteReply(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
