import { incidentViews } from '@/lib/incidents/views/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'
import { getView } from '@/lib/tickets/views/queries'
import { deleteView } from '@/lib/tickets/views/remove'
import { viewSchema } from '@/lib/tickets/views/schema'
import { updateView } from '@/lib/tickets/views/update'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/views/{id}',
  tag: 'Views',
  summary: 'Get a view',
  permission: 'incident.read',
  response: viewSchema,
  handler: ({ ctx, params }) => getView(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/views/{id}',
  tag: 'Views',
  summary: 'Rename a view, share it, or change what it shows',
  description: '`filter` and `columns` are replaced as a whole. Only its owner can make a view personal.',
  permission: 'incident.read',
  body: withVersion(incidentViews.update),
  response: viewSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateView(ctx, incidentViews, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/views/{id}',
  tag: 'Views',
  summary: 'Delete a view; it can be brought back for 30 days',
  permission: 'incident.read',
  response: null,
  handler: ({ ctx, params }) => deleteView(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
