import 'server-only'
import { txSql, type TenantScope, type Tx } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'

/** A message that is to leave, complete. */
export interface NewDelivery {
  id: string
  /** Unique in the tenant: the same key again adds nothing. */
  key: string
  event: string
  ticketId: string | null
  userId: string | null
  from: string
  replyTo: string | null
  to: string
  locale: Locale
  subject: string
  html: string
  text: string
  /** The bodies are sealed. */
  sealed: boolean
  messageId: string
  inReplyTo: string | null
  references: string | null
  headers: Record<string, string>
  /** Why it is not sent at all; null for one that is. */
  withheld: string | null
  expiresAt: Date
}

/** Addresses on the tenant's list are not written to. What is about a ticket is remembered as part of its thread; what is not to leave stands on its timeline at once. */
const INSERT = `
with given as (
  select * from json_to_recordset($2::json) as g(id uuid, key text, event text, "ticketId" uuid, "userId" uuid, "from" text,
    "replyTo" text, "to" text, locale text, subject text, html text, text text, sealed boolean, "messageId" text,
    "inReplyTo" text, "references" text, headers json, withheld text, "expiresAt" timestamptz)
), inserted as (
  insert into mail_delivery (tenant_id, id, key, event, ticket_id, user_id, from_address, reply_to, to_address, locale, subject,
    html, text, sealed, message_id, in_reply_to, "references", headers, status, error, next_try_at, expires_at, created_at)
  select $1::uuid, g.id, g.key, g.event, g."ticketId", g."userId", g."from", g."replyTo", g."to", g.locale, g.subject,
    case when o.out then g.html end, case when o.out then g.text end, g.sealed, g."messageId", g."inReplyTo", g."references",
    g.headers, case when o.out then 'queued' else 'suppressed' end, coalesce(g.withheld, s.reason), $3::timestamptz,
    g."expiresAt", $3::timestamptz
  from given g
    left join mail_suppression s on s.tenant_id = $1::uuid and s.address = lower(g."to")
    cross join lateral (select g.withheld is null and s.address is null as out) o
  on conflict (tenant_id, key) do nothing
  returning id, ticket_id, message_id, status, to_address, event
), threaded as (
  insert into mail_thread (tenant_id, message_id, ticket_id, created_at)
  select $1::uuid, message_id, ticket_id, $3::timestamptz from inserted where ticket_id is not null and status = 'queued'
  on conflict do nothing
), told as (
  insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type, new, visibility)
  select $1::uuid, id, ticket_id, $3::timestamptz, 'system', 'Farol', 'mailed',
    jsonb_build_object('to', to_address, 'event', event, 'status', status), 'internal'
  from inserted where ticket_id is not null and status = 'suppressed'
)
select id from inserted where status = 'queued'`

/** Puts messages into the queue, in the transaction of what they tell of. Returns those that will leave. */
export async function insertDeliveries(
  tx: Tx,
  ctx: TenantScope & { now: Date },
  deliveries: readonly NewDelivery[],
): Promise<ReadonlySet<string>> {
  if (deliveries.length === 0) return new Set()
  const rows = await txSql<{ id: string }>(tx, INSERT, [ctx.tenant.id, JSON.stringify(deliveries), ctx.now])
  return new Set(rows.map(({ id }) => id))
}
