import { getIncident } from '@/lib/incidents/queries'
import { incidentSchema, transitionInput } from '@/lib/incidents/schema'
import { transitionIncident } from '@/lib/incidents/transition'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const transition = route({
  method: 'POST',
  path: '/incidents/{id}/transitions',
  tag: 'Incidents',
  summary: 'Move an incident along its lifecycle',
  description:
    'A move that the lifecycle does not have is refused with 409 `illegal_transition` and the states in `allowed`. ' +
    '`on_hold` needs `holdReason`; `resolved` needs `resolutionCode` and `resolution`.',
  permission: 'incident.transition',
  body: transitionInput,
  response: incidentSchema,
  recall: getIncident,
  handler: ({ ctx, params, body }) => transitionIncident(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(transition)
