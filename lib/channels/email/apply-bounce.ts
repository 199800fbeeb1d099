import 'server-only'
import { commentOn } from '@/lib/incidents/comment'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { fetchTicket } from '@/lib/tickets/fetch'
import { texts } from './texts'
import type { Bounce } from './steps/bounce'

/** Of these addresses those that one of these messages of ours went to. */
async function writtenTo(tx: Tx, { lost, messageIds }: Bounce): Promise<ReadonlySet<string>> {
  const rows = await txSql<{ address: string }>(
    tx,
    `select distinct lower(to_address) as address from mail_delivery where message_id = any($1::text[]) and lower(to_address) = any($2::text[])`,
    [messageIds.map((id) => `<${id}>`), lost.map(({ address }) => address)],
  )
  return new Set(rows.map(({ address }) => address))
}

/**
 * Nothing more is sent to an address that its server said does not exist, and the ticket's desk is told. Only an
 * address that the message of the report was sent to counts: anybody can write a report, and would silence whom they like.
 */
export async function applyBounce(tx: Tx, ctx: Ctx, bounce: Bounce, ticketId: string | null): Promise<string | null> {
  if (!ticketId || bounce.lost.length === 0) return null
  const written = await writtenTo(tx, bounce)
  for (const { address, detail } of bounce.lost) {
    if (!written.has(address)) continue
    const rows = await txSql<{ address: string }>(
      tx,
      `insert into mail_suppression (tenant_id, address, reason, detail, at) values ($1::uuid, $2, 'hard_bounce', $3, $4::timestamptz)
       on conflict do nothing returning address`,
      [ctx.tenant.id, address, detail.replaceAll('\0', '').toWellFormed(), ctx.now],
    )
    if (rows.length === 0) continue
    await record(tx, ctx, { entity: { type: 'incident', id: ticketId }, action: 'mail.suppressed', after: { address, reason: 'hard_bounce' } })
  }
  const row = await fetchTicket(tx, ctx, 'incident', ticketId)
  const addresses = bounce.lost.map(({ address, detail }) => `- ${address}: \`${detail.replace(/[`\s]+/g, ' ')}\``)
  const body = [texts(ctx.tenant.locale).bounced, ...addresses].join('\n')
  return commentOn(tx, ctx, row, { body, visibility: 'internal' }, 'none')
}
