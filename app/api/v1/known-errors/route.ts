import { route, serve } from '@/lib/platform/http/serve'
import { listKnownErrors } from '@/lib/problems/known-errors/list'
import { knownErrorListQuery, knownErrorPageSchema } from '@/lib/problems/known-errors/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/known-errors',
  tag: 'Known errors',
  summary: 'List and search the published known errors, the latest first',
  description: '`q` searches what they are recognised by, their code, cause and workaround.',
  permission: 'problem.read',
  query: knownErrorListQuery,
  response: knownErrorPageSchema,
  handler: ({ ctx, query }) => listKnownErrors(ctx, query),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list)
