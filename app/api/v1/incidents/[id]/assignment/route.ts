import { assignIncident } from '@/lib/incidents/assign'
import { assignmentInput, incidentSchema } from '@/lib/incidents/schema'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const assign = route({
  method: 'PUT',
  path: '/incidents/{id}/assignment',
  tag: 'Incidents',
  summary: 'Assign an incident to a person, a team or both',
  permission: 'incident.assign',
  body: assignmentInput,
  response: incidentSchema,
  handler: ({ ctx, params, body }) => assignIncident(ctx, params.id, body),
})

const unassign = route({
  method: 'DELETE',
  path: '/incidents/{id}/assignment',
  tag: 'Incidents',
  summary: 'Take an incident from its person and team',
  permission: 'incident.assign',
  response: null,
  async handler({ ctx, params }) {
    await assignIncident(ctx, params.id, { assigneeId: null, teamId: null })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(assign, unassign)
