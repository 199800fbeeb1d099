import { createIncident } from '@/lib/incidents/create'
import { getIncident, listIncidents } from '@/lib/incidents/queries'
import { createIncidentInput, incidentListQuery, incidentSchema } from '@/lib/incidents/schema'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents',
  tag: 'Incidents',
  summary: 'List incidents',
  description: 'Requesters see their own and those they watch.',
  permission: ['incident.read', 'incident.read.own'],
  query: incidentListQuery,
  response: listOf(incidentSchema),
  handler: ({ ctx, query }) => listIncidents(ctx, query),
})

const create = route({
  method: 'POST',
  path: '/incidents',
  tag: 'Incidents',
  summary: 'Open an incident',
  description: 'The priority follows from impact and urgency. Requesters open for themselves and leave the routing out.',
  permission: 'incident.create',
  body: createIncidentInput,
  response: incidentSchema,
  status: 201,
  location: ({ id }) => `/incidents/${id}`,
  recall: getIncident,
  handler: ({ ctx, body }) => createIncident(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
