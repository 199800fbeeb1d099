import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { linkIncidents } from '@/lib/problems/incidents/link'
import { listIncidentsOf } from '@/lib/problems/incidents/queries'
import { linkedIncidentSchema, linkIncidentsInput, linkOutcomeSchema } from '@/lib/problems/incidents/schema'
import { pageQuery } from '@/lib/tickets/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/incidents',
  tag: 'Problems',
  summary: 'List the incidents of a problem, newest first',
  permission: 'problem.read',
  query: pageQuery,
  response: listOf(linkedIncidentSchema),
  handler: ({ ctx, params, rawQuery }) => listIncidentsOf(ctx, params.id, rawQuery),
})

const link = route({
  method: 'POST',
  path: '/problems/{id}/incidents',
  tag: 'Problems',
  summary: 'Link incidents with the problem that causes them',
  description:
    'An incident has one problem at most: `elsewhere` names those that hang on another one, which `move` takes from it. ' +
    'Repeating it changes nothing.',
  permission: 'problem.manage',
  body: linkIncidentsInput,
  response: linkOutcomeSchema,
  handler: ({ ctx, params, body }) => linkIncidents(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, link)
