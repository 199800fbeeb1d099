import { getIncident } from '@/lib/incidents/queries'
import { deleteIncident } from '@/lib/incidents/remove'
import { incidentSchema, updateIncidentInput } from '@/lib/incidents/schema'
import { updateIncident } from '@/lib/incidents/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/incidents/{id}',
  tag: 'Incidents',
  summary: 'Get an incident',
  permission: ['incident.read', 'incident.read.own'],
  response: incidentSchema,
  handler: ({ ctx, params }) => getIncident(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/incidents/{id}',
  tag: 'Incidents',
  summary: 'Change an incident',
  description: 'Give the version the change is based on, as `If-Match` or in the body: a stale one is refused with 409 and `current`.',
  permission: 'incident.update',
  body: updateIncidentInput,
  response: incidentSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateIncident(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/incidents/{id}',
  tag: 'Incidents',
  summary: 'Put an incident into the bin',
  permission: 'incident.delete',
  response: null,
  handler: ({ ctx, params }) => deleteIncident(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
