import { route, serve } from '@/lib/platform/http/serve'
import { getKnownError } from '@/lib/problems/known-errors/list'
import { knownErrorSchema } from '@/lib/problems/known-errors/schema'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/known-errors/{id}',
  tag: 'Known errors',
  summary: 'Get a published known error by the id or number of its problem',
  permission: 'problem.read',
  response: knownErrorSchema,
  handler: ({ ctx, params }) => getKnownError(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get)
