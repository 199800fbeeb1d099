import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { listChildren } from '@/lib/tickets/family/queries'
import { linkedTicket } from '@/lib/tickets/links/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/children',
  tag: 'Relations',
  summary: 'List the incidents right below one, oldest first',
  permission: 'incident.read',
  query: plainListQuery,
  response: listOf(linkedTicket),
  handler: async ({ ctx, params, query }) => slice(await listChildren(ctx, 'incident', params.id), query),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
