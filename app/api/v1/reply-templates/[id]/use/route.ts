import { route, serve } from '@/lib/platform/http/serve'
import { filledReplySchema, useReplyInput } from '@/lib/tickets/replies/schema'
import { applyReply } from '@/lib/tickets/replies/use'

export const dynamic = 'force-dynamic'

const use = route({
  method: 'POST',
  path: '/reply-templates/{id}/use',
  tag: 'Canned replies',
  summary: 'Fill a canned reply from an incident',
  description: 'Gives the text and counts the use; nothing is sent. Values are escaped: they are words in the Markdown.',
  permission: 'incident.read',
  body: useReplyInput,
  response: filledReplySchema,
  handler: ({ ctx, params, body }) => applyReply(ctx, 'incident', params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(use)
