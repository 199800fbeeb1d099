import 'server-only'
import type { TenantScope, Tx } from '@/lib/platform/db/tenant'
import { txSql } from '@/lib/platform/db/tenant'

interface ThreadMessage {
  /** With its angle brackets, as it stands in the header. */
  messageId: string
  ticketId: string
}

/** A Message-ID longer than this is remembered by nobody: the line of a header ends at 998 (RFC 5322 section 2.1.1). */
const LONGEST = 998
/** References that are read: the first is where it began, the last are the nearest. */
const MOST = 100

/**
 * Remembers that a message, of ours or of theirs, belongs to a ticket: a reply that names it belongs there too. Said
 * again it changes nothing; a message stays with the ticket that had it first.
 */
export async function rememberMessage(
  tx: Tx,
  ctx: TenantScope & { now: Date },
  { messageId, ticketId }: ThreadMessage,
): Promise<void> {
  if (messageId.length > LONGEST) return
  await txSql(
    tx,
    `insert into mail_thread (tenant_id, message_id, ticket_id, created_at) values ($1::uuid, $2, $3::uuid, $4::timestamptz)
      on conflict do nothing`,
    [ctx.tenant.id, messageId, ticketId, ctx.now],
  )
}

/**
 * The ticket to which one of these Message-IDs belongs; null when none is known. The nearest comes first: give
 * In-Reply-To, then References from the last to the first.
 */
export async function findThread(tx: Tx, messageIds: readonly string[]): Promise<string | null> {
  const asked = messageIds.filter(({ length }) => length <= LONGEST).slice(0, MOST)
  if (asked.length === 0) return null
  const [found] = await txSql<{ ticketId: string }>(
    tx,
    `select m.ticket_id as "ticketId" from unnest($1::text[]) with ordinality as asked(message_id, nearness)
      join mail_thread m on m.message_id = asked.message_id order by asked.nearness limit 1`,
    [asked],
  )
  return found?.ticketId ?? null
}
