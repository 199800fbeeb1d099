import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { Forbidden } from '@/lib/platform/errors'
import { visibleTickets } from '@/lib/tickets/access'
import { ticketConditions } from '@/lib/tickets/conditions'
import { textCondition } from '@/lib/tickets/search/condition'
import { measuredCondition } from './measured'
import type { IncidentListQuery } from './schema'
import { INCIDENT_STATUSES } from './vocabulary'

export type IncidentFilter = Omit<IncidentListQuery, 'limit' | 'cursor' | 'sort' | 'count'>

/** A condition over `s`: whether a clock of the ticket is breached, past its warning, or neither. */
export function slaCondition(state: 'breached' | 'warning' | 'ok', now: string): string {
  const breached = `s.breached_at is not null or s.due_at <= ${now}`
  switch (state) {
    case 'breached':
      return breached
    case 'warning':
      // A clock that runs has a due time: that keeps the index from looking at all that have none.
      return `not (${breached}) and s.warn_at <= ${now} and s.due_at < 'infinity'`
    case 'ok':
      return `not (${breached}) and s.warn_at > ${now}
        and coalesce(s.first_response_state, s.next_response_state, s.resolution_state) is not null`
  }
}

/** The condition, over `t`, of an incident list: what the actor may see and what the filter asks for. @throws Forbidden */
export function incidentWhere(ctx: Ctx, filter: IncidentFilter, params: SqlParams): string {
  // What requesters are not shown, they cannot find out by asking for it either.
  const measured = measuredCondition(filter, params, ctx.now)
  if ((filter.tag || filter.team || filter.sla || measured) && !isStaff(ctx)) {
    throw new Forbidden('Filtering by tag, team, SLA or measures is for those who work tickets')
  }
  const conditions = [`t.kind = 'incident'`, visibleTickets(ctx, params)]
  const { anyOf, isOneOf, inCategories, tagged, hasStatus } = ticketConditions(ctx, params)

  if (filter.q) conditions.push(textCondition(ctx, filter.q, params))
  if (filter.status) conditions.push(hasStatus(INCIDENT_STATUSES, filter.status))
  if (filter.priority) conditions.push(anyOf('t.priority', filter.priority, 'int2'))
  if (filter.holdReason) conditions.push(anyOf('t.hold_reason', filter.holdReason, 'text'))
  if (filter.channel) conditions.push(anyOf('t.channel', filter.channel, 'text'))
  if (filter.assignee) conditions.push(isOneOf('t.assignee_id', filter.assignee))
  if (filter.team) conditions.push(isOneOf('t.team_id', filter.team))
  if (filter.requester) conditions.push(isOneOf('t.requester_id', filter.requester))
  if (filter.category) conditions.push(inCategories(filter.category))
  if (filter.tag) conditions.push(tagged(filter.tag))
  if (filter.sla) {
    const now = `${params.add(ctx.now)}::timestamptz`
    const any = filter.sla.map((state) => `(${slaCondition(state, now)})`).join(' or ')
    conditions.push(`exists (select from ticket_sla s where s.tenant_id = t.tenant_id and s.ticket_id = t.id and (${any}))`)
  }
  if (filter.externalRef) conditions.push(`t.external_ref = ${params.add(filter.externalRef)}`)
  if (filter.createdAfter) conditions.push(`t.created_at > ${params.add(filter.createdAfter)}::timestamptz`)
  if (filter.createdBefore) conditions.push(`t.created_at < ${params.add(filter.createdBefore)}::timestamptz`)
  if (filter.updatedAfter) conditions.push(`t.updated_at > ${params.add(filter.updatedAfter)}::timestamptz`)
  if (filter.resolvedAfter) conditions.push(`t.resolved_at > ${params.add(filter.resolvedAfter)}::timestamptz`)
  if (filter.resolvedBefore) conditions.push(`t.resolved_at < ${params.add(filter.resolvedBefore)}::timestamptz`)
  const opened = (part: string) => `extract(${part} from t.created_at at time zone ${params.add(ctx.tenant.timezone)})`
  if (filter.weekday !== undefined) conditions.push(`${opened('isodow')} = ${params.add(filter.weekday)}::int`)
  if (filter.hour !== undefined) conditions.push(`${opened('hour')} = ${params.add(filter.hour)}::int`)
  if (filter.reopened !== undefined) conditions.push(`t.reopen_count ${filter.reopened ? '> 0' : '= 0'}`)
  if (measured) conditions.push(measured)
  return conditions.join('\n    and ')
}
