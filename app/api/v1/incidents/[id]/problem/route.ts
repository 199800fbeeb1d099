import { route, serve } from '@/lib/platform/http/serve'
import { problemOfIncident } from '@/lib/problems/incidents/queries'
import { causeSchema } from '@/lib/problems/incidents/schema'
import { unlinkIncident } from '@/lib/problems/incidents/unlink'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/incidents/{id}/problem',
  tag: 'Problems',
  summary: 'Get the problem that causes an incident',
  description: 'null when it hangs on none that you may see.',
  permission: 'problem.read',
  response: causeSchema.nullable(),
  handler: ({ ctx, params }) => problemOfIncident(ctx, params.id),
})

const unlink = route({
  method: 'DELETE',
  path: '/incidents/{id}/problem',
  tag: 'Problems',
  summary: 'Take an incident from its problem',
  permission: 'problem.manage',
  response: null,
  handler: ({ ctx, params }) => unlinkIncident(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, unlink)
