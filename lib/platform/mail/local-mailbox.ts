import 'server-only'
import { newId } from '@/lib/platform/ids'
import type { MailTransport } from './send'

/** Keeps messages in the database; in demo mode they are read at /dev/mailbox. */
export const localMailbox: MailTransport = async (tx, ctx, mail) => {
  const { kind, to, subject, html, text } = mail
  await tx.mailMessage.create({
    data: {
      tenantId: ctx.tenant.id,
      id: newId(),
      kind,
      toAddress: to,
      subject,
      html,
      text,
      createdAt: ctx.now,
    },
  })
}
