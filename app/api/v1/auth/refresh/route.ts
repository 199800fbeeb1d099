import { refreshTokens } from '@/lib/people/sign-in/refresh-tokens'
import { refreshInput, tokensSchema } from '@/lib/people/sign-in/schema'
import { openRoute, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const refresh = openRoute({
  method: 'POST',
  path: '/auth/refresh',
  tag: 'Authentication',
  summary: 'Trade a refresh token for a new pair',
  description: 'A refresh token is good once. Sent a second time it was copied: the session ends for both bearers.',
  body: refreshInput,
  response: tokensSchema,
  handler: ({ visit, body }) => refreshTokens(visit, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(refresh)
