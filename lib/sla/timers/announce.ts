import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import type { DueTicket } from './due'
import type { Telling } from './telling'

const INSERT = `
insert into sla_told (tenant_id, id, ticket_id, metric, event, at, due_at, created_at)
select "tenantId", id, "ticketId", metric, event, at, "dueAt", $2::timestamptz
from json_to_recordset($1::json)
  as e("tenantId" uuid, id uuid, "ticketId" uuid, metric text, event text, at timestamptz, "dueAt" timestamptz)`

const WAKE = `
insert into outbox_event (tenant_id, id, type, payload, created_at) values ($1::uuid, $2::uuid, 'sla.told', '{}', $3::timestamptz)`

/**
 * Leaves word of a batch for who tells people (`told.ts`), and calls them once for all of it: ten thousand tickets of
 * two hundred tenants that are due in one minute are no ten thousand jobs. A clock that has no due time any more is
 * history by now.
 */
export async function announce(
  sql: SystemSql,
  tellings: readonly { ticket: Pick<DueTicket, 'tenantId' | 'ticketId'>; telling: Pick<Telling, 'events'> }[],
  now: Date,
): Promise<void> {
  const rows = tellings.flatMap(({ ticket: { tenantId, ticketId }, telling }) =>
    telling.events
      .filter(({ dueAt }) => dueAt !== null)
      .map(({ metric, event, at, dueAt }) => ({ tenantId, id: newId(), ticketId, metric, event, at, dueAt })),
  )
  const [first] = rows
  if (!first) return
  await sql(INSERT, [JSON.stringify(rows), now])
  await sql(WAKE, [first.tenantId, newId(), now])
}
