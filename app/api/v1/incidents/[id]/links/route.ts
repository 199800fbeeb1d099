import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { addLink } from '@/lib/tickets/links/add'
import { listLinks } from '@/lib/tickets/links/queries'
import { linkInput, linkSchema } from '@/lib/tickets/links/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/links',
  tag: 'Relations',
  summary: 'List what an incident is linked with',
  description: 'Links with incidents that the caller may not see are left out.',
  permission: 'incident.read',
  query: plainListQuery,
  response: listOf(linkSchema),
  handler: async ({ ctx, params, query }) => slice(await listLinks(ctx, 'incident', params.id), query),
})

const create = route({
  method: 'POST',
  path: '/incidents/{id}/links',
  tag: 'Relations',
  summary: 'Link an incident with another',
  permission: 'incident.update',
  body: linkInput,
  response: linkSchema,
  status: 201,
  location: ({ id }) => `/links/${id}`,
  handler: ({ ctx, params, body }) => addLink(ctx, 'incident', params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
