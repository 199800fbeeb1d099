import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { createMailboxInput, type MailboxDto } from './schema'
import { assertAddressFree, assertPlace, assertServer, columnsOf, fetchMailbox } from './store'

/** Mailboxes of one tenant: each that is fetched is a connection, and a process has only so many. */
const MOST = 50

/**
 * Adds an address at which mail of the tenant arrives.
 * @throws ValidationFailed
 * @throws Refused when there are too many
 */
export async function createMailbox(ctx: Ctx, input: unknown): Promise<MailboxDto> {
  authorize(ctx, 'mail.manage')
  const data = parse(createMailboxInput, input)
  if (data.kind === 'imap') assertServer(data)

  return withTenant(ctx, async (tx) => {
    await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('mailboxes:' || $1, 0))::text as locked`, [ctx.tenant.id])
    if ((await tx.mailbox.count({ where: { tenantId: ctx.tenant.id, archivedAt: null } })) >= MOST) {
      throw new Refused('too_many_mailboxes', `There are ${MOST} mailboxes already`)
    }
    await assertAddressFree(tx, ctx, data.address)
    await assertPlace(tx, data)
    const id = newId()
    await tx.mailbox.create({ data: { ...columnsOf(ctx, data), tenantId: ctx.tenant.id, id, createdAt: ctx.now }, select: { id: true } })
    const mailbox = await fetchMailbox(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'mailbox', id }, action: 'mailbox.created', after: mailbox })
    return mailbox
  })
}
