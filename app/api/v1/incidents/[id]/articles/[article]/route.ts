import { unlinkArticle } from '@/lib/knowledge/deflection/tickets/link'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const unlink = route({
  method: 'DELETE',
  path: '/incidents/{id}/articles/{article}',
  tag: 'Knowledge base',
  summary: 'Take an article off an incident',
  permission: 'kb.read',
  response: null,
  handler: ({ ctx, params }) => unlinkArticle(ctx, 'incident', params.id, params.article),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(unlink)
