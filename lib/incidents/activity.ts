import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import type { TimelineEntryDto } from '@/lib/tickets/schema'
import { incidentNumber } from './serialize'

export interface Activity {
  incident: { number: string; title: string }
  entry: TimelineEntryDto
}

const TICKETS = 20
const MOST = 8

/** The last thing that others did on each incident that the actor works, the newest first. @throws Forbidden */
export async function recentActivity(ctx: Ctx): Promise<Activity[]> {
  authorize(ctx, 'incident.read')
  const params = new SqlParams()
  const me = params.add(actorUserId(ctx))
  const rows = await tenantSql<{ json: Activity }>(ctx, {
    text: `select json_build_object(
        'incident', json_build_object('number', ${incidentNumber}, 'title', t.title),
        'entry', json_build_object(
          'id', e.id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'type', e.type,
          'field', e.field, 'old', e.old, 'new', e.new, 'visibility', e.visibility, 'commentId', e.comment_id,
          'actor', json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', e.actor_name),
          'origin', null)) as json
      from (
        select t.* from ticket t
        where t.kind = 'incident' and t.assignee_id = ${me}::uuid and ${visibleTickets(ctx, params)}
        order by t.updated_at desc limit ${TICKETS}
      ) t
      cross join lateral (
        select * from timeline_entry e
        where e.tenant_id = t.tenant_id and e.ticket_id = t.id and e.actor_id is distinct from ${me}::uuid
        order by e.at desc, e.id desc limit 1
      ) e
      order by e.at desc limit ${MOST}`,
    values: params.values,
  })
  return rows.map(({ json }) => json)
}
