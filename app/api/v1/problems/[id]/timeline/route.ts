import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { pageQuery, timelineEntrySchema } from '@/lib/tickets/schema'
import { listTimeline } from '@/lib/tickets/timeline'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/timeline',
  tag: 'Problems',
  summary: 'List what happened to a problem, oldest first',
  permission: 'problem.read',
  query: pageQuery,
  response: listOf(timelineEntrySchema),
  handler: ({ ctx, params, rawQuery }) => listTimeline(ctx, 'problem', params.id, rawQuery),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
