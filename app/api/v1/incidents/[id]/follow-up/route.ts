import { createFollowUp } from '@/lib/incidents/follow-up'
import { getIncident } from '@/lib/incidents/queries'
import { followUpInput, incidentSchema } from '@/lib/incidents/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const create = route({
  method: 'POST',
  path: '/incidents/{id}/follow-up',
  tag: 'Relations',
  summary: 'Open a follow-up of an incident that is over',
  description: 'For the same requester, with its category, team, tags, impact and urgency, and linked to it.',
  permission: 'incident.update',
  body: followUpInput,
  response: incidentSchema,
  status: 201,
  location: ({ id }) => `/incidents/${id}`,
  recall: (ctx, id) => getIncident(ctx, id),
  handler: ({ ctx, params, body }) => createFollowUp(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(create)
