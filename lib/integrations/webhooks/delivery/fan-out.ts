import 'server-only'
import { systemTransaction } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { LIFETIME } from '../rules'
import { EVERY_EVENT } from '../vocabulary'

/** Which endpoints are to hear of which events: of confidential tickets, and of internal notes and articles, only those that may. */
const MATCHES = `
select o.tenant_id as "tenantId", w.id as "endpointId", o.id as "eventId", o.type, o.created_at as at, t.id as "ticketId", o.payload as fields
from unnest($1::uuid[], $2::uuid[]) as told(tenant_id, id)
join outbox_event o on o.tenant_id = told.tenant_id and o.id = told.id
left join ticket t on t.tenant_id = o.tenant_id and t.id = (o.payload->>'id')::uuid
left join kb_article k on k.tenant_id = o.tenant_id and k.id = (o.payload->>'id')::uuid and o.type like 'kb.article.%'
join webhook_endpoint w on w.tenant_id = o.tenant_id and w.active
where exists (select 1 from webhook_subscription s where s.tenant_id = w.tenant_id and s.endpoint_id = w.id and s.event in (o.type, '${EVERY_EVENT}'))
  and (t.id is not null and (w.confidential or not t.confidential)
    or k.id is not null and (w.internal_notes or k.visibility in ('public', 'requesters')))
  and (w.internal_notes or coalesce(o.payload->>'visibility', 'public') <> 'internal')
order by o.created_at, o.id`

const INSERT = `
insert into webhook_delivery (tenant_id, id, endpoint_id, event_id, event_type, event_at, ticket_id, fields, next_at, expires_at, created_at)
select d."tenantId", d.id, d."endpointId", d."eventId", d.type, d.at, d."ticketId", d.fields, $2::timestamptz, $3::timestamptz, $2::timestamptz
from json_to_recordset($1::json) as d("tenantId" uuid, id uuid, "endpointId" uuid, "eventId" uuid, type text, at timestamptz, "ticketId" uuid, fields json)
on conflict (tenant_id, endpoint_id, event_id) where replay_of is null do nothing`

/** In the order of their keys: two that do this at once wait for each other, and do not lock each other out. */
const WAKE = `
update webhook_endpoint w set wake_at = least(coalesce(w.wake_at, 'infinity'), greatest($3::timestamptz, w.rest_until))
from (
  select e.tenant_id, e.id from webhook_endpoint e join unnest($1::uuid[], $2::uuid[]) as k(tenant_id, id) on e.tenant_id = k.tenant_id and e.id = k.id
  order by e.tenant_id, e.id for update of e
) due where w.tenant_id = due.tenant_id and w.id = due.id`

interface Match {
  tenantId: string
  endpointId: string
  eventId: string
  type: string
  at: Date
  /** Null of an article. */
  ticketId: string | null
  fields: Record<string, unknown>
}

/**
 * Writes down which endpoints of any tenants are to be told of events; done again, it changes nothing.
 * @param events pairs of tenant and outbox event
 * @returns how many deliveries there are to make
 */
export async function fanOut(events: readonly (readonly [tenantId: string, eventId: string])[], now: Date): Promise<number> {
  return systemTransaction(async (sql) => {
    const matches = await sql<Match>(MATCHES, [events.map(([tenantId]) => tenantId), events.map(([, id]) => id)])
    if (matches.length === 0) return 0
    const rows = matches.map((match) => ({ ...match, id: newId() }))
    await sql(INSERT, [JSON.stringify(rows), now, new Date(now.getTime() + LIFETIME)])
    await sql(WAKE, [matches.map(({ tenantId }) => tenantId), matches.map(({ endpointId }) => endpointId), now])
    return matches.length
  })
}
