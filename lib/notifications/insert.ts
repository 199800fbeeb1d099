import 'server-only'
import { afterCommit } from '@/lib/platform/db/after-commit'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { tellNotified } from '@/lib/platform/realtime/notified'

/** A notice for one person. */
export interface Notice {
  tenantId: string
  userId: string
  /** What it is about, as the interface words it: `sla_breach`. */
  type: string
  /** Nobody gets a second notice of the same key. */
  key: string
  /** Null when it is about no ticket. */
  ticketId: string | null
  data: Record<string, unknown>
}

const INSERT = `
insert into notification (tenant_id, id, user_id, type, key, ticket_id, data, created_at)
select n."tenantId", n.id, n."userId", n.type, n.key, n."ticketId", n.data, $2::timestamptz
from json_to_recordset($1::json) as n("tenantId" uuid, id uuid, "userId" uuid, type text, key text, "ticketId" uuid, data json)
where not exists (
  select 1 from notification_preference p
  where p.tenant_id = n."tenantId" and p.user_id = n."userId" and p.event = n.type and not p.in_app)
on conflict (tenant_id, user_id, key) do nothing`

/**
 * Writes notices of any tenants in one statement, within the transaction of what they tell of; who has switched off
 * what a notice is about gets none.
 * @param transaction what `afterCommit` knows it by, when that is not `sql`
 */
export async function insertNotices(sql: SystemSql, notices: readonly Notice[], now: Date, transaction: object = sql): Promise<void> {
  if (notices.length === 0) return
  await sql(INSERT, [JSON.stringify(notices.map((notice) => ({ ...notice, id: newId() }))), now])
  afterCommit(transaction, () => tellNotified(notices))
}
