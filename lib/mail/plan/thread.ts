import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { normalAddress } from '@/lib/platform/mail/address'

/** Where in a conversation a message stands. */
export interface Place {
  inReplyTo: string | null
  references: string | null
}

interface Row {
  ticketId: string
  messageId: string
  /** Null for a message that came in. */
  toAddress: string | null
}

/** Messages of a ticket that are looked at: the first, and the last of them. */
const MOST = 200
/** Message-IDs in References: the first, and the last of those that the recipient has. */
const REFERENCES = 10

const READ = `
select * from (
  select m.ticket_id as "ticketId", m.message_id as "messageId", d.to_address as "toAddress", m.created_at as at,
    row_number() over (partition by m.ticket_id order by m.created_at, m.message_id) as first,
    row_number() over (partition by m.ticket_id order by m.created_at desc, m.message_id desc) as last
  from mail_thread m left join mail_delivery d on d.tenant_id = m.tenant_id and d.message_id = m.message_id
  where m.ticket_id = any($1::uuid[])
) one where first = 1 or last <= $2 order by at, "messageId"`

/**
 * Where the next message of a ticket to an address stands: behind what that address has had of it from us, and what
 * came in, which is the other side of the conversation.
 */
export async function readPlaces(tx: Tx, ticketIds: readonly string[]): Promise<(ticketId: string, address: string) => Place> {
  const byTicket = Map.groupBy(await txSql<Row>(tx, READ, [ticketIds, MOST]), ({ ticketId }) => ticketId)
  return (ticketId, address) => {
    const known = (byTicket.get(ticketId) ?? [])
      .filter(({ toAddress }) => toAddress === null || normalAddress(toAddress) === normalAddress(address))
      .map(({ messageId }) => messageId)
    return placeAfter(known)
  }
}

function placeAfter(known: readonly string[]): Place {
  if (known.length === 0) return { inReplyTo: null, references: null }
  const references = known.length <= REFERENCES ? known : [...known.slice(0, 1), ...known.slice(1 - REFERENCES)]
  return { inReplyTo: known.at(-1) ?? null, references: references.join(' ') }
}
