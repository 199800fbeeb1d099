import { issueTokens } from '@/lib/people/sign-in/issue-tokens'
import { signInInput, tokensSchema } from '@/lib/people/sign-in/schema'
import { openRoute, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const issue = openRoute({
  method: 'POST',
  path: '/auth/token',
  tag: 'Authentication',
  summary: 'Sign in for an access token and a refresh token',
  description: 'The access token is good for 15 minutes. Five failures lock the address for 15 minutes.',
  body: signInInput,
  response: tokensSchema,
  handler: ({ visit, body }) => issueTokens(visit, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(issue)
