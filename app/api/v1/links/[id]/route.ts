import { route, serve } from '@/lib/platform/http/serve'
import { removeLink } from '@/lib/tickets/links/remove'

export const dynamic = 'force-dynamic'

const remove = route({
  method: 'DELETE',
  path: '/links/{id}',
  tag: 'Relations',
  summary: 'Take a link away',
  permission: ['incident.update', 'problem.manage'],
  response: null,
  handler: ({ ctx, params }) => removeLink(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(remove)
