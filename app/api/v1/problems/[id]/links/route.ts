import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { addLink } from '@/lib/tickets/links/add'
import { listLinks } from '@/lib/tickets/links/queries'
import { linkInput, linkSchema } from '@/lib/tickets/links/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/links',
  tag: 'Relations',
  summary: 'List what a problem is linked with',
  description: 'Links with problems that the caller may not see are left out.',
  permission: 'problem.read',
  query: plainListQuery,
  response: listOf(linkSchema),
  handler: async ({ ctx, params, query }) => slice(await listLinks(ctx, 'problem', params.id), query),
})

const create = route({
  method: 'POST',
  path: '/problems/{id}/links',
  tag: 'Relations',
  summary: 'Link a problem with another',
  permission: 'problem.manage',
  body: linkInput,
  response: linkSchema,
  status: 201,
  location: ({ id }) => `/links/${id}`,
  handler: ({ ctx, params, body }) => addLink(ctx, 'problem', params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
