import { route, serve } from '@/lib/platform/http/serve'
import { getMove } from '@/lib/sla/runs/queries'
import { moveSchema } from '@/lib/sla/runs/schema'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/sla/moves/{id}',
  tag: 'Service levels',
  summary: 'Progress of a move of open tickets to a new version',
  permission: 'sla.manage',
  response: moveSchema,
  handler: ({ ctx, params }) => getMove(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
