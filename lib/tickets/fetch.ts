import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from './access'
import type { TicketKind } from './ref'
import { isTicket } from './ref-condition'
import type { Channel, HoldReason, Level } from './schema'

/** A ticket as verbs see it: the row, and the names a timeline entry needs. */
export interface TicketRow {
  id: string
  kind: TicketKind
  number: number
  version: number
  title: string
  descriptionText: string
  status: string
  holdReason: HoldReason | null
  impact: Level
  urgency: Level
  priority: number
  priorityOverrideReason: string | null
  channel: Channel
  confidential: boolean
  customFields: Record<string, unknown>
  resolutionCode: string | null
  resolution: string | null
  reopenCount: number
  createdAt: Date
  resolvedAt: Date | null
  closedAt: Date | null
  mergedIntoId: string | null
  parentId: string | null
  tags: string[]
  category: { id: string; name: string } | null
  requester: { id: string; name: string }
  assignee: { id: string; name: string } | null
  team: { id: string; name: string } | null
}

const named = (alias: string) =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

/**
 * Fetches a ticket for a change and locks its row until the transaction ends, which is short: two people
 * changing one ticket wait for each other instead of failing.
 * @throws NotFound when it is missing, hidden from the actor, or of another tenant: all look the same
 */
export async function fetchTicket(tx: Tx, ctx: Ctx, kind: TicketKind, ref: string, { bin = false } = {}): Promise<TicketRow> {
  const params = new SqlParams()
  const rows = await txSql<TicketRow>(
    tx,
    `select t.id, t.kind, t.number, t.version, t.title, t.description_text as "descriptionText", t.status,
       t.hold_reason as "holdReason", t.impact, t.urgency, t.priority,
       t.priority_override_reason as "priorityOverrideReason", t.channel, t.confidential,
       t.custom_fields as "customFields", t.resolution_code as "resolutionCode", t.resolution,
       t.reopen_count as "reopenCount", t.created_at as "createdAt", t.resolved_at as "resolvedAt",
       t.closed_at as "closedAt", t.merged_into_id as "mergedIntoId", t.parent_id as "parentId",
       array(select tag from ticket_tag where ticket_id = t.id order by tag) as tags,
       ${named('c')} as category, ${named('r')} as requester, ${named('a')} as assignee, ${named('g')} as team
     from ticket t
       join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
       left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
       left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
       left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
     where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params, { bin })}
     for update of t`,
    params.values,
  )
  const row = rows[0]
  if (!row) throw new NotFound('Ticket')
  return row
}
