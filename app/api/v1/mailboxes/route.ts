import { createMailbox } from '@/lib/channels/email/mailboxes/create'
import { getMailbox, listMailboxes } from '@/lib/channels/email/mailboxes/queries'
import { createMailboxInput, mailboxSchema } from '@/lib/channels/email/mailboxes/schema'
import { listOf, plainListQuery, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/mailboxes',
  tag: 'Mailboxes',
  summary: 'List the mailboxes by name',
  permission: 'mail.manage',
  query: plainListQuery,
  response: listOf(mailboxSchema),
  handler: async ({ ctx, query }) => slice(await listMailboxes(ctx), query),
})

const create = route({
  method: 'POST',
  path: '/mailboxes',
  tag: 'Mailboxes',
  summary: 'Add a mailbox',
  description:
    '`forward`: another server sends us what arrives at the address. `imap`: it is fetched; the password is kept sealed and shown nowhere.',
  permission: 'mail.manage',
  body: createMailboxInput,
  response: mailboxSchema,
  status: 201,
  location: ({ id }) => `/mailboxes/${id}`,
  recall: getMailbox,
  handler: ({ ctx, body }) => createMailbox(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
