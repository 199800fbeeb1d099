import { explainIncident } from '@/lib/incidents/sla'
import { route, serve } from '@/lib/platform/http/serve'
import { explanationSchema } from '@/lib/sla/schema'

export const dynamic = 'force-dynamic'

const explain = route({
  method: 'GET',
  path: '/incidents/{id}/sla',
  tag: 'Incidents',
  summary: 'Explain the clocks of an incident, line by line',
  permission: ['incident.read'],
  response: explanationSchema,
  handler: ({ ctx, params }) => explainIncident(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(explain)
