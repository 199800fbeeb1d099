import { z } from 'zod'
import { can } from '@/lib/platform/auth/permissions'
import { route, serve } from '@/lib/platform/http/serve'
import { matchKnownErrors } from '@/lib/problems/known-errors/match'
import { matchInput, matchSchema } from '@/lib/problems/known-errors/schema'

export const dynamic = 'force-dynamic'

const match = route({
  method: 'POST',
  path: '/known-errors/matches',
  tag: 'Known errors',
  summary: 'Find the known errors that a text is likely about',
  description: 'Changes nothing. Requesters are shown those that are published to them.',
  permission: ['problem.read', 'incident.create'],
  body: matchInput,
  response: z.object({ data: z.array(matchSchema) }),
  handler: async ({ ctx, body }) => ({
    data: await matchKnownErrors(ctx, body, { audience: can(ctx, 'problem.read') ? 'agents' : 'requesters' }),
  }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(match)
