import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { createMailboxInput, type MailboxDto } from './schema'
import { assertAddressFree, assertPlace, assertServer, columnsOf, fetchMailbox } from './store'

/** Adds an address at which mail of the tenant arrives. @throws ValidationFailed */
export async function createMailbox(ctx: Ctx, input: unknown): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  const data = parse(createMailboxInput, input)
  if (data.kind === 'imap') assertServer(data)

  return withTenant(ctx, async (tx) => {
    await assertAddressFree(tx, ctx, data.address)
    await assertPlace(tx, data)
    const id = newId()
    await tx.mailbox.create({ data: { ...columnsOf(ctx, data), tenantId: ctx.tenant.id, id, createdAt: ctx.now }, select: { id: true } })
    const mailbox = await fetchMailbox(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: 'mailbox.created', after: mailbox })
    return mailbox
  })
}
