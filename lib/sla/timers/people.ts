import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import type { Concern, Person } from '../escalation/recipients'

const READ = `
with asked as (
  select * from json_to_recordset($1::json) as a("tenantId" uuid, users uuid[], teams uuid[])
), candidate as (
  select u.tenant_id, u.id from asked a join app_user u on u.tenant_id = a."tenantId" and u.id = any(a.users)
  union
  select m.tenant_id, m.user_id from asked a join team_member m on m.tenant_id = a."tenantId" and m.team_id = any(a.teams)
  union
  select u.tenant_id, u.id from asked a
    join role r on r.tenant_id = a."tenantId" and r.key in ('manager', 'admin')
    join app_user u on u.tenant_id = r.tenant_id and u.role_id = r.id
)
select u.tenant_id as "tenantId", u.id, r.key as role, r.permissions,
  array(select m.team_id from team_member m where m.tenant_id = u.tenant_id and m.user_id = u.id) as teams
from candidate c
  join app_user u on u.tenant_id = c.tenant_id and u.id = c.id
  join role r on r.tenant_id = u.tenant_id and r.id = u.role_id
where u.status = 'active' and u.kind = 'person'`

/** Everybody who might hear of these tickets, by tenant: who holds them, their teams, managers and administrators. */
export async function peopleFor(
  sql: SystemSql,
  tickets: readonly (Concern & { tenantId: string })[],
): Promise<(tenantId: string) => readonly Person[]> {
  const asked = new Map<string, { users: Set<string>; teams: Set<string> }>()
  for (const { tenantId, assigneeId, teamId } of tickets) {
    const of = asked.get(tenantId) ?? { users: new Set(), teams: new Set() }
    asked.set(tenantId, of)
    if (assigneeId) of.users.add(assigneeId)
    if (teamId) of.teams.add(teamId)
  }
  if (asked.size === 0) return () => []
  const wanted = [...asked].map(([tenantId, { users, teams }]) => ({ tenantId, users: [...users], teams: [...teams] }))
  const rows = await sql<Person & { tenantId: string }>(READ, [JSON.stringify(wanted)])
  const people = Map.groupBy(rows, ({ tenantId }) => tenantId)
  return (tenantId) => people.get(tenantId) ?? []
}
