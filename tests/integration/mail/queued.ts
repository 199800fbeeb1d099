import type { TestTenant } from '../../support/factories'
import { systemCtx } from '../../support/factories'
import { newId } from '@/lib/platform/ids'
import { withTenant } from '@/lib/platform/db/tenant'
import { insertDeliveries, type NewDelivery } from '@/lib/platform/mail/delivery/insert'
import { newMessageId } from '@/lib/platform/mail/address'
import { drainMail, type WayOut } from '@/lib/platform/mail/delivery/drain'

/** Puts a message into the tenant's queue; returns its id. */
export async function queue(tenant: TestTenant, given: Partial<NewDelivery> = {}): Promise<string> {
  const ctx = systemCtx(tenant)
  const id = newId()
  const delivery: NewDelivery = {
    id, key: `test:${id}`, event: 'public_reply', ticketId: null, userId: null, from: '"Acme" <acme@desk.test>', replyTo: null,
    to: `${id}@example.test`, locale: 'pt-BR', subject: '[INC-000001] Olá, ação', html: '<p>Olá</p>', text: 'Olá\n', sealed: false,
    messageId: newMessageId('desk.test'), inReplyTo: null, references: null, headers: { 'Auto-Submitted': 'auto-generated' }, withheld: null,
    expiresAt: new Date(ctx.now.getTime() + 48 * 3_600_000), ...given,
  }
  await withTenant(ctx, (tx) => insertDeliveries(tx, ctx, [delivery]))
  return id
}

/** Sends until nothing is due any more. */
export async function drainAll(way: WayOut, now = new Date()): Promise<void> {
  while ((await drainMail(now, way)).taken > 0);
}
