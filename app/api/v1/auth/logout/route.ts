import { signOut } from '@/lib/people/sign-in/sign-out'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const logout = route({
  method: 'POST',
  path: '/auth/logout',
  tag: 'Authentication',
  summary: 'End the session of the access token',
  description: 'Its access and refresh tokens end at once. API keys have no session; revoke them instead.',
  response: null,
  handler: ({ ctx }) => signOut(ctx),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(logout)
