import 'server-only'
import { systemTransaction, type SystemSql } from '@/lib/platform/db/system'
import { log } from '@/lib/platform/log'
import { companionsOf } from './companions'
import { deliver, type Refusal } from './deliver'
import { tellRelayed, type RelayedEvent } from './listeners'
import type { OutgoingEvent, Send } from './send'

/** Events in one request. */
const LIMIT = 500
/** Characters of payload in one request, more or less. */
const CHARACTERS = 400_000
/** How long a batch may take to be sent, in milliseconds: its rows are locked meanwhile. */
const PATIENCE = 5_000

interface Row {
  tenantId: string
  id: string
  type: string
  payload: string
  at: Date
}

/** In their order; those that another process is sending at this moment are left to it. */
const PENDING = `
select tenant_id as "tenantId", id, type, payload::text as payload, created_at as at from outbox_event
where dispatched_at is null order by created_at, id limit ${LIMIT} for update skip locked`

const SENT = `
update outbox_event o set dispatched_at = now()
from unnest($1::uuid[], $2::uuid[]) as sent(tenant_id, id)
where o.tenant_id = sent.tenant_id and o.id = sent.id`

const REFUSED = `update outbox_event set dispatched_at = now(), refusal = $3 where tenant_id = $1 and id = $2`

/**
 * Sends one batch of what waits in the outbox, and returns whether more may be waiting. A crash between sending
 * and the commit sends it again, under the same ids. What can never be sent is set aside with the reason, and
 * holds up nobody.
 * @throws whatever `send` throws when Inngest does not take events now; what it took before is kept
 */
export async function relayBatch(send: Send): Promise<boolean> {
  const { relayed, failure, more } = await systemTransaction(async (sql) => {
    const pending = await sql<Row>(PENDING)
    const rows = withinSize(pending)
    if (rows.length === 0) return { relayed: [], failure: undefined, more: false }
    const { sent, refused, failure } = await deliver([...rows.map(toEvent), ...(await companionsOf(sql, rows))], send, AbortSignal.timeout(PATIENCE))
    const relayed = await markSent(sql, rows, new Set(sent))
    for (const refusal of refused) await setAside(sql, rows, refusal)
    return { relayed, failure, more: rows.length < pending.length || pending.length === LIMIT }
  })
  tellRelayed(relayed.map(toRelayed))
  if (failure) throw failure
  return more
}

function withinSize(rows: readonly Row[]): readonly Row[] {
  let characters = 0
  const end = rows.findIndex(({ payload }, index) => (characters += payload.length) > CHARACTERS && index > 0)
  return end === -1 ? rows : rows.slice(0, end)
}

const toEvent = ({ tenantId, id, type, payload }: Row): OutgoingEvent => ({
  id,
  name: `farol/${type}`,
  data: { ...(JSON.parse(payload) as object), tenantId, type },
})

const toRelayed = ({ payload, ...row }: Row): RelayedEvent => ({ ...row, payload: JSON.parse(payload) as Record<string, unknown> })

async function markSent(sql: SystemSql, rows: readonly Row[], sent: ReadonlySet<string>): Promise<readonly Row[]> {
  const done = rows.filter(({ id }) => sent.has(id))
  if (done.length > 0) await sql(SENT, [done.map(({ tenantId }) => tenantId), done.map(({ id }) => id)])
  return done
}

async function setAside(sql: SystemSql, rows: readonly Row[], { id, reason }: Refusal): Promise<void> {
  const row = rows.find((candidate) => candidate.id === id)
  if (!row) return
  await sql(REFUSED, [row.tenantId, id, reason])
  log().error({ tenantId: row.tenantId, eventId: id, type: row.type, reason }, 'An event was refused and set aside')
}
