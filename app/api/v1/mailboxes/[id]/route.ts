import { archiveMailbox } from '@/lib/channels/email/mailboxes/archive'
import { patchMailbox } from '@/lib/channels/email/mailboxes/patch'
import { getMailbox } from '@/lib/channels/email/mailboxes/queries'
import { mailboxSchema, patchMailboxInput } from '@/lib/channels/email/mailboxes/schema'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/mailboxes/{id}',
  tag: 'Mailboxes',
  summary: 'Get a mailbox, and how fetching from it is doing',
  permission: 'mail.manage',
  response: mailboxSchema,
  handler: ({ ctx, params }) => getMailbox(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/mailboxes/{id}',
  tag: 'Mailboxes',
  summary: 'Change a mailbox, pause it, or go on',
  description:
    'What is left out stays, the password too; another server, user or folder needs it again. `active: false` pauses. The kind of a mailbox cannot be changed.',
  permission: 'mail.manage',
  body: withVersion(patchMailboxInput),
  response: mailboxSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return patchMailbox(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/mailboxes/{id}',
  tag: 'Mailboxes',
  summary: 'Remove a mailbox',
  description: 'Nothing is fetched any more, and its password is forgotten. What came through it stays.',
  permission: 'mail.manage',
  response: null,
  handler: ({ ctx, params }) => archiveMailbox(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
