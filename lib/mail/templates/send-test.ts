import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { newMessageId } from '@/lib/platform/mail/address'
import { insertDeliveries } from '@/lib/platform/mail/delivery/insert'
import { wakeSender } from '@/lib/platform/mail/delivery/wake'
import { mailDomain } from '@/lib/platform/mail/domain'
import { AUTOMATIC_HEADERS } from '@/lib/platform/mail/headers'
import { senderOf } from '@/lib/platform/mail/sender'
import { sampleMail } from '../emails/sample'
import { checkedTemplate } from './checked'

/** A test is worth nothing later, in milliseconds. */
const LIFETIME = 3_600_000

/** Sends a template, about a ticket that does not exist, to the one who asks. @throws Forbidden, ValidationFailed */
export async function sendTestMail(ctx: Ctx, input: unknown): Promise<{ to: string }> {
  authorize(ctx, 'mail.manage')
  const template = checkedTemplate(input)
  const { actor, tenant } = ctx
  if (actor.kind !== 'user') throw new Forbidden('A test goes to a person')
  const mail = await sampleMail(ctx, template)
  const id = newId()
  await withTenant(ctx, async (tx) => {
    await insertDeliveries(tx, ctx, [
      {
        id, key: `test:${id}`, event: 'test', ticketId: null, userId: actor.id, from: senderOf(tenant), replyTo: null, to: actor.email,
        locale: template.locale, ...mail, sealed: false, messageId: newMessageId(mailDomain()), inReplyTo: null, references: null,
        headers: { ...AUTOMATIC_HEADERS }, withheld: null, expiresAt: new Date(ctx.now.getTime() + LIFETIME),
      },
    ])
    await wakeSender(tx, ctx)
    await record(tx, ctx, { entity: { type: 'tenant', id: tenant.id }, action: 'mail.test_sent', after: { event: template.event, locale: template.locale } })
  })
  return { to: actor.email }
}
