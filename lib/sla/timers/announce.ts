import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import type { DueTicket } from './due'
import type { Telling } from './telling'

const INSERT = `
insert into outbox_event (tenant_id, id, type, payload, created_at)
select "tenantId", id, 'sla.told', payload, $2::timestamptz
from json_to_recordset($1::json) as e("tenantId" uuid, id uuid, payload json)`

/**
 * Leaves word of a batch in the outbox, one event for each tenant: mail is planned of all of it at once, and not by a
 * job for each of ten thousand tickets that are due in one minute.
 */
export async function announce(
  sql: SystemSql,
  tellings: readonly { ticket: Pick<DueTicket, 'tenantId' | 'ticketId'>; telling: Pick<Telling, 'events'> }[],
  now: Date,
): Promise<void> {
  const told = tellings.flatMap(({ ticket: { tenantId, ticketId }, telling }) =>
    telling.events.map(({ metric, event, at, dueAt }) => ({ tenantId, item: { ticketId, metric, event, at, dueAt } })),
  )
  if (told.length === 0) return
  const rows = [...Map.groupBy(told, ({ tenantId }) => tenantId)].map(([tenantId, of]) => ({
    tenantId,
    id: newId(),
    payload: { items: of.map(({ item }) => item) },
  }))
  await sql(INSERT, [JSON.stringify(rows), now])
}
