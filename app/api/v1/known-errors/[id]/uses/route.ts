import { route, serve } from '@/lib/platform/http/serve'
import { decideKnownError } from '@/lib/problems/known-errors/decide'
import { knownErrorSchema, decisionInput } from '@/lib/problems/known-errors/schema'

export const dynamic = 'force-dynamic'

const decide = route({
  method: 'POST',
  path: '/known-errors/{id}/uses',
  tag: 'Known errors',
  summary: 'Apply a known error to an incident, or dismiss it there',
  description: 'Applied, the incident is put under the problem. Answers with the known error, whose `workaround` can be sent.',
  permission: 'problem.manage',
  body: decisionInput,
  response: knownErrorSchema,
  handler: ({ ctx, params, body }) => decideKnownError(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(decide)
