import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { pageQuery, timelineEntrySchema } from '@/lib/tickets/schema'
import { listTimeline } from '@/lib/tickets/timeline'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/incidents/{id}/timeline',
  tag: 'Incidents',
  summary: 'List what happened to an incident, oldest first',
  permission: ['incident.read', 'incident.read.own'],
  query: pageQuery,
  response: listOf(timelineEntrySchema),
  handler: ({ ctx, params, rawQuery }) => listTimeline(ctx, 'incident', params.id, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
