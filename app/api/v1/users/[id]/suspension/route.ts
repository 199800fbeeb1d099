import { reactivateUser } from '@/lib/people/users/reactivate'
import { userSchema } from '@/lib/people/users/schema'
import { suspendUser } from '@/lib/people/users/suspend'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const suspend = route({
  method: 'PUT',
  path: '/users/{id}/suspension',
  tag: 'Users',
  summary: 'Shut a user out at once',
  description: 'Sessions, tokens and API keys end; tickets and history stay.',
  permission: 'people.manage',
  response: userSchema,
  handler: ({ ctx, params }) => suspendUser(ctx, params.id),
})

const reactivate = route({
  method: 'DELETE',
  path: '/users/{id}/suspension',
  tag: 'Users',
  summary: 'Let a suspended user in again',
  permission: 'people.manage',
  response: null,
  async handler({ ctx, params }) {
    await reactivateUser(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(suspend, reactivate)
