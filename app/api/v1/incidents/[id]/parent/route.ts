import { getIncident } from '@/lib/incidents/queries'
import { incidentSchema } from '@/lib/incidents/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { parentInput, removeParent, setParent } from '@/lib/tickets/family/set-parent'

export const dynamic = 'force-dynamic'

const set = route({
  method: 'PUT',
  path: '/incidents/{id}/parent',
  tag: 'Relations',
  summary: 'Put an incident below another',
  description: 'One parent each; a circle, and a tree of more than ten levels, are refused with 422.',
  permission: 'incident.update',
  body: parentInput,
  response: incidentSchema,
  async handler({ ctx, params, body }) {
    await setParent(ctx, 'incident', params.id, body)
    return getIncident(ctx, params.id)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/incidents/{id}/parent',
  tag: 'Relations',
  summary: 'Take an incident from its parent',
  permission: 'incident.update',
  response: null,
  handler: ({ ctx, params }) => removeParent(ctx, 'incident', params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(set, remove)
