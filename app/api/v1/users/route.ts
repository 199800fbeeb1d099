import { createContact } from '@/lib/people/users/create-contact'
import { inviteUser } from '@/lib/people/users/invite'
import { getUser, listUsers } from '@/lib/people/users/queries'
import { createContactInput, inviteUserInput, userListQuery, userSchema } from '@/lib/people/users/schema'
import { listOf } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'
import { validated } from '@/lib/platform/http/validated'
import { z } from 'zod'

export const dynamic = 'force-dynamic'

/** A person is invited by e-mail and signs in; a contact is only known. */
const newUser = z.discriminatedUnion('kind', [
  inviteUserInput.extend({ kind: z.literal('person') }),
  createContactInput.extend({ kind: z.literal('contact') }),
])

const list = route({
  method: 'GET',
  path: '/users',
  tag: 'Users',
  summary: 'List users by name',
  permission: 'people.read',
  query: userListQuery,
  response: listOf(userSchema),
  handler: ({ ctx, rawQuery }) => listUsers(ctx, rawQuery),
})

const create = route({
  method: 'POST',
  path: '/users',
  tag: 'Users',
  summary: 'Invite a person, or add a contact',
  permission: ['people.manage', 'incident.create.any_requester'],
  body: newUser,
  response: userSchema,
  status: 201,
  location: ({ id }) => `/users/${id}`,
  recall: getUser,
  handler({ ctx, body }) {
    const { kind, ...input } = validated(newUser, body)
    return kind === 'contact' ? createContact(ctx, input) : inviteUser(ctx, input)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
