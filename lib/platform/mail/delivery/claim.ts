import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'

/** A delivery that a sender has taken. */
export interface Claimed {
  tenantId: string
  id: string
  event: string
  ticketId: string | null
  /** Whom it is for; null for an address that nobody has yet. */
  userId: string | null
  fromAddress: string
  replyTo: string | null
  toAddress: string
  subject: string
  html: string
  text: string
  sealed: boolean
  messageId: string
  inReplyTo: string | null
  references: string | null
  headers: Record<string, string>
  /** This one included. */
  attempts: number
  expiresAt: Date
}

/** How long a sender may keep what it took, in milliseconds; afterwards it counts as dead. */
export const LEASE = 120_000

/** The tenants that have something due: a step through the index for each. */
const TENANTS = `
with recursive waiting as (
  (select tenant_id from mail_delivery where status in ('queued', 'sending') and next_try_at <= $1::timestamptz
    order by tenant_id limit 1)
  union all
  select (select d.tenant_id from mail_delivery d
    where d.status in ('queued', 'sending') and d.next_try_at <= $1::timestamptz and d.tenant_id > w.tenant_id
    order by d.tenant_id limit 1)
  from waiting w where w.tenant_id is not null
)
select tenant_id as "tenantId" from waiting where tenant_id is not null`

const CLAIM = `
with picked as (
  select p.tenant_id, p.id from unnest($1::uuid[]) as asked(tenant_id)
  cross join lateral (
    select d.tenant_id, d.id from mail_delivery d
    where d.tenant_id = asked.tenant_id and d.status in ('queued', 'sending') and d.next_try_at <= $2::timestamptz
    order by d.next_try_at, d.id limit $3 for update skip locked
  ) p
)
update mail_delivery d set status = 'sending', attempts = d.attempts + 1, next_try_at = $4::timestamptz
from picked p where d.tenant_id = p.tenant_id and d.id = p.id
returning d.tenant_id as "tenantId", d.id, d.event, d.ticket_id as "ticketId", d.user_id as "userId", d.from_address as "fromAddress",
  d.reply_to as "replyTo", d.to_address as "toAddress", d.subject, d.html, d.text, d.sealed, d.message_id as "messageId",
  d.in_reply_to as "inReplyTo", d."references", d.headers, d.attempts, d.expires_at as "expiresAt"`

/**
 * Takes what is due, the same share from each tenant: a queue of ten thousand gets no more of a batch than a queue of
 * one. What a sender took that has died is taken again when its lease is over.
 */
export async function claimDue(sql: SystemSql, now: Date, limit: number): Promise<Claimed[]> {
  const waiting = await sql<{ tenantId: string }>(TENANTS, [now])
  if (waiting.length === 0) return []
  const turn = shuffled(waiting.map(({ tenantId }) => tenantId)).slice(0, limit)
  const share = Math.max(1, Math.floor(limit / turn.length))
  return sql<Claimed>(CLAIM, [turn, now, share, new Date(now.getTime() + LEASE)])
}

/** When there are more tenants than places, each has its chance. */
const shuffled = (ids: readonly string[]): string[] =>
  ids
    .map((id) => ({ id, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
