import { route, serve } from '@/lib/platform/http/serve'
import { publishKnownError, withdrawKnownError } from '@/lib/problems/publication'
import { knownErrorInput, problemSchema } from '@/lib/problems/schema'

export const dynamic = 'force-dynamic'

const publish = route({
  method: 'PUT',
  path: '/problems/{id}/known-error',
  tag: 'Problems',
  summary: 'Publish a problem as a known error, or change who is shown it',
  description: 'It needs a `rootCause` and a `workaround`.',
  permission: 'problem.known_error',
  body: knownErrorInput,
  response: problemSchema,
  handler: ({ ctx, params, body }) => publishKnownError(ctx, params.id, body),
})

const withdraw = route({
  method: 'DELETE',
  path: '/problems/{id}/known-error',
  tag: 'Problems',
  summary: 'Withdraw a known error',
  permission: 'problem.known_error',
  response: null,
  async handler({ ctx, params }) {
    await withdrawKnownError(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(publish, withdraw)
