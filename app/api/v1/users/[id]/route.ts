import { getUser } from '@/lib/people/users/queries'
import { updateUserInput, userSchema } from '@/lib/people/users/schema'
import { updateUser } from '@/lib/people/users/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/users/{id}',
  tag: 'Users',
  summary: 'Get a user',
  permission: 'people.read',
  response: userSchema,
  handler: ({ ctx, params }) => getUser(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/users/{id}',
  tag: 'Users',
  summary: 'Change a user, their role and teams',
  description: 'Nobody changes their own role. A change of role ends access tokens at once.',
  permission: 'people.manage',
  body: withVersion(updateUserInput),
  response: userSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateUser(ctx, params.id, changes, version)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update)
