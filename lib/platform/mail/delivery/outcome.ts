import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import type { Accepted, TransportName } from '../message'
import type { Claimed } from './claim'

/** Only who took a delivery last says what became of it. */
const MINE = `tenant_id = $1::uuid and id = $2::uuid and status = 'sending' and attempts = $3`

/** What lets somebody in is not kept once it is out of our hands. */
const FORGET = `html = case when sealed then null else html end, text = case when sealed then null else text end`

/** The end of a message, and the line of its ticket that says so: one for each outcome, none for the tries before it. */
const ended = (change: string, { entryId, at }: { entryId: string; at: string }): string => `
with done as (
  update mail_delivery set ${change} where ${MINE} returning tenant_id, ticket_id, to_address, event, status
)
insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type, new, visibility)
select tenant_id, ${entryId}::uuid, ticket_id, ${at}, 'system', 'Farol', 'mailed',
  jsonb_build_object('to', to_address, 'event', event, 'status', status), 'internal'
from done where ticket_id is not null`

const SENT = ended(`status = 'sent', sent_at = $4::timestamptz, transport = $5, provider_id = $6, error = null, ${FORGET}`, {
  entryId: '$7',
  at: '$4::timestamptz',
})

const FAILED = ended(`status = 'failed', transport = $4, error = $5, ${FORGET}`, { entryId: '$6', at: 'now()' })

const WITHHELD = ended(`status = 'suppressed', error = $4, html = null, text = null`, { entryId: '$5', at: 'now()' })

const AGAIN = `
update mail_delivery set status = 'queued', transport = $4, error = $5, next_try_at = $6::timestamptz, attempts = $7 where ${MINE}`

/** Characters of what a server said that are kept. */
const MOST_SAID = 500

const keys = ({ tenantId, id, attempts }: Claimed) => [tenantId, id, attempts]
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, MOST_SAID)

export async function markSent(sql: SystemSql, one: Claimed, transport: TransportName, { providerId }: Accepted, now: Date): Promise<void> {
  await sql(SENT, [...keys(one), now, transport, providerId, newId()])
}

/** It will not be tried again by itself. */
export async function markFailed(sql: SystemSql, one: Claimed, transport: TransportName | null, error: unknown): Promise<void> {
  await sql(FAILED, [...keys(one), transport, said(error), newId()])
}

/** It is not to leave any more. @param reason a code, as `withheldNow` and the plan give them */
export async function markWithheld(sql: SystemSql, one: Claimed, reason: string): Promise<void> {
  await sql(WITHHELD, [...keys(one), reason, newId()])
}

/** @param counted false when the attempt never reached the message: it was the transport that failed */
export async function markAgain(
  sql: SystemSql,
  one: Claimed,
  { transport, error, at, counted }: { transport: TransportName | null; error: unknown; at: Date; counted: boolean },
): Promise<void> {
  await sql(AGAIN, [...keys(one), transport, said(error), at, counted ? one.attempts : one.attempts - 1])
}
