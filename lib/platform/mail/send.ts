import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { seal } from '@/lib/platform/crypto/seal'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { newMessageId } from './address'
import { insertDeliveries } from './delivery/insert'
import { wakeSender } from './delivery/wake'
import { mailDomain } from './domain'
import { AUTOMATIC_HEADERS } from './headers'
import type { OutgoingMail } from './message'
import { senderOf } from './sender'
import { transportName } from './transports/configured'
import { keepMessage } from './transports/mailbox'

/** How long a link that lets somebody in is tried to be delivered, in milliseconds. */
const LIFETIME = 24 * 3_600_000

/**
 * Takes a message about an account over in the transaction of the change it tells of: it is sent if, and only if, that
 * commits. Its bodies carry a link that lets somebody in, so they lie sealed in the queue, and only until they are out.
 * No network is touched in the transaction; the local mailbox needs none, and has the message at once.
 */
export async function sendMail(tx: Tx, ctx: Ctx, mail: OutgoingMail): Promise<void> {
  const { kind, locale, to, subject } = mail
  const { id: tenantId } = ctx.tenant
  const delivery = {
    id: newId(),
    event: kind,
    ticketId: null,
    userId: null,
    from: senderOf(ctx.tenant),
    replyTo: null,
    to,
    locale,
    subject,
    messageId: newMessageId(mailDomain()),
    inReplyTo: null,
    references: null,
    headers: AUTOMATIC_HEADERS,
  }
  const queued = await insertDeliveries(tx, ctx, [
    {
      ...delivery,
      key: `account:${delivery.id}`,
      html: seal(tenantId, 'mail-body', mail.html),
      text: seal(tenantId, 'mail-body', mail.text),
      sealed: true,
      withheld: null,
      expiresAt: new Date(ctx.now.getTime() + LIFETIME),
    },
  ])
  if (!queued.has(delivery.id)) return
  if (transportName() !== 'mailbox') return wakeSender(tx, ctx)
  const { html, text } = mail
  await keepMessage((sql, values = []) => txSql(tx, sql, values), { ...delivery, tenantId, kind, html, text, secret: true }, ctx.now)
  await tx.mailDelivery.updateMany({
    where: { id: delivery.id },
    data: { status: 'sent', transport: 'mailbox', sentAt: ctx.now, html: null, text: null },
  })
}
