import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import type { ClockEvent, SlaMetric } from '../types'

/** A warning or breach that was told on the timeline, and of which people are to be told. */
export interface ToldItem {
  id: string
  tenantId: string
  ticketId: string
  metric: SlaMetric
  event: ClockEvent
  /** ISO 8601, in UTC. */
  at: string
  dueAt: string
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const OLDEST = `
select id, tenant_id as "tenantId", ticket_id as "ticketId", metric, event, ${instant('at')} as at, ${instant('due_at')} as "dueAt"
from sla_told where tenant_id <> all($2::uuid[]) order by id limit $1::int`

const FORGET = 'delete from sla_told where tenant_id = $1::uuid and id = any($2::uuid[])'

/** What waits longest, by tenant. @param limit items of all tenants together @param without tenants that are passed over */
export async function oldestTold(limit: number, without: ReadonlySet<string>): Promise<Map<string, ToldItem[]>> {
  return Map.groupBy(await systemSql<ToldItem>(OLDEST, [limit, [...without]]), ({ tenantId }) => tenantId)
}

/** People have been told of these. Who dies before this tells them again, under the same keys, which changes nothing. */
export async function forgetTold(tenantId: string, items: readonly ToldItem[]): Promise<void> {
  await systemSql(FORGET, [tenantId, items.map(({ id }) => id)])
}
