import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import type { Audience } from './messages'

const STATEMENT = `
select t.tenant_id as "tenantId", t.id as "ticketId", t.confidential, t.requester_id as "requesterId", t.assignee_id as "assigneeId",
  coalesce((select json_agg(w.user_id) from watcher w where w.tenant_id = t.tenant_id and w.ticket_id = t.id), '[]') as "watcherIds"
from unnest($1::uuid[], $2::uuid[]) as told(tenant_id, id)
join ticket t on t.tenant_id = told.tenant_id and t.id = told.id`

/** Who may know of tickets, of any tenants, in one query. Those that are gone are left out. */
export function findAudiences(tickets: readonly { tenantId: string; ticketId: string }[]): Promise<Audience[]> {
  return systemSql<Audience>(STATEMENT, [tickets.map(({ tenantId }) => tenantId), tickets.map(({ ticketId }) => ticketId)])
}
