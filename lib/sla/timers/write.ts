import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { formatNumber } from '@/lib/tickets/ref'
import { slaRow } from '../store'
import type { DueTicket } from './due'
import type { Telling, Told } from './telling'

/** One ticket's share of a batch. */
export interface TicketTelling {
  ticket: DueTicket
  telling: Telling
  /** The events that are to escalate. */
  escalating: ReadonlySet<Told>
}

const STATEMENT = `
with clocked as (
  update ticket_sla s set fired = c.fired, clocks = c.clocks, first_response_state = c.first_response_state,
    next_response_state = c.next_response_state, resolution_state = c.resolution_state, due_at = c.due_at,
    warn_at = c.warn_at, breached_at = c.breached_at, timer_at = c.timer_at
  from json_to_recordset($1::json) as c(tenant_id uuid, ticket_id uuid, fired json, clocks json, first_response_state text,
    next_response_state text, resolution_state text, due_at timestamptz, warn_at timestamptz, breached_at timestamptz,
    timer_at timestamptz)
  where s.tenant_id = c.tenant_id and s.ticket_id = c.ticket_id
), told as (
  select * from json_to_recordset($2::json) as e("tenantId" uuid, "ticketId" uuid, kind text, "entryId" uuid, "auditId" uuid,
    "eventId" uuid, at timestamptz, entry text, action text, content jsonb, payload json)
), entries as (
  insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type, new, visibility)
  select "tenantId", "entryId", "ticketId", at, 'system', 'Farol', entry, content, 'internal' from told
), audited as (
  insert into audit_entry (tenant_id, id, at, actor_kind, actor_name, action, entity_type, entity_id, request_id, after)
  select "tenantId", "auditId", $3::timestamptz, 'system', 'Farol', action, kind, "ticketId", 'sla-timers', content from told
)
insert into outbox_event (tenant_id, id, type, payload, created_at)
select "tenantId", "eventId", action, payload, $3::timestamptz from told`

const ENTRIES = { warning: 'sla_warning', breach: 'sla_breach' } as const
const ACTIONS = { warning: 'sla_warning', breach: 'sla_breached' } as const

/** How the timeline and notices name an event. */
export const entryType = (event: Told['event']): (typeof ENTRIES)[Told['event']] => ENTRIES[event]

/** Writes in one statement what a batch tells: clocks and timers, timelines, audit, and the events in the outbox. */
export async function writeTellings(sql: SystemSql, tellings: readonly TicketTelling[], now: Date): Promise<void> {
  const told = tellings.flatMap((one) => one.telling.events.map((event) => toldRow(one, event)))
  await sql(STATEMENT, [JSON.stringify(tellings.map(clockRow)), JSON.stringify(told), now])
}

function clockRow({ ticket, telling: { clocks, fired } }: TicketTelling) {
  const silent = ticket.silent || ticket.deleted
  const { facts: _unchanged, ...row } = slaRow(ticket.ticketId, { facts: ticket.facts, clocks, fired, silent })
  return { tenant_id: ticket.tenantId, ...row }
}

function toldRow({ ticket, escalating }: TicketTelling, told: Told) {
  const { tenantId, ticketId, kind, number } = ticket
  const { metric, event, at, dueAt, clock } = told
  const { targetSeconds, policy } = clock
  return {
    tenantId,
    ticketId,
    kind,
    at,
    entryId: newId(),
    auditId: newId(),
    eventId: newId(),
    entry: entryType(event),
    action: `${kind}.${ACTIONS[event]}`,
    content: { metric, at, dueAt, targetSeconds, policy },
    payload: {
      id: ticketId,
      number: formatNumber(kind, number),
      metric,
      at,
      dueAt,
      policyId: policy.id,
      policyVersion: policy.version,
      escalate: escalating.has(told),
    },
  }
}
