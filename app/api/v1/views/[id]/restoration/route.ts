import { route, serve } from '@/lib/platform/http/serve'
import { restoreView } from '@/lib/tickets/views/remove'
import { viewSchema } from '@/lib/tickets/views/schema'

export const dynamic = 'force-dynamic'

const restore = route({
  method: 'POST',
  path: '/views/{id}/restoration',
  tag: 'Views',
  summary: 'Bring a deleted view back',
  permission: 'incident.read',
  response: viewSchema,
  handler: ({ ctx, params }) => restoreView(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(restore)
