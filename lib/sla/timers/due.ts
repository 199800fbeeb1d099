import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import type { TicketKind } from '@/lib/tickets/ref'
import type { TicketSla } from '../store'

export interface TicketKey {
  tenantId: string
  ticketId: string
}

/** A ticket whose timer has gone off, with all that telling of it takes. */
export interface DueTicket extends TicketKey, TicketSla {
  kind: TicketKind
  number: number
  title: string
  confidential: boolean
  requesterId: string
  assigneeId: string | null
  teamId: string | null
  deleted: boolean
}

/**
 * The ticket's row is locked first, as verbs do, and then that of its service level: both are read as they are once
 * they are locked. A ticket that somebody is changing is left out; its timer is still there afterwards.
 */
const LOCK = `
select s.tenant_id as "tenantId", s.ticket_id as "ticketId", s.facts, s.clocks, s.fired, s.silent, t.kind, t.number, t.title,
  t.confidential, t.requester_id as "requesterId", t.assignee_id as "assigneeId", t.team_id as "teamId",
  t.deleted_at is not null as deleted
from ticket_sla s join ticket t on t.tenant_id = s.tenant_id and t.id = s.ticket_id`

const OLDEST = `${LOCK}
where s.timer_at <= $1::timestamptz order by s.timer_at limit $2::int for no key update of t, s skip locked`

const ONE = `${LOCK}
where s.timer_at <= $1::timestamptz and s.tenant_id = $2::uuid and s.ticket_id = $3::uuid
for no key update of t, s skip locked`

/** Takes the tickets that have been due longest, of all tenants, until the transaction ends. */
export const lockOldest = (sql: SystemSql, now: Date, limit: number): Promise<DueTicket[]> => sql(OLDEST, [now, limit])

/** Takes one ticket, when it is due and nobody else has it. */
export const lockOne = (sql: SystemSql, now: Date, { tenantId, ticketId }: TicketKey): Promise<DueTicket[]> =>
  sql(ONE, [now, tenantId, ticketId])

const POSTPONE = `
update ticket_sla set timer_at = $3::timestamptz + interval '1 hour'
where tenant_id = $1::uuid and ticket_id = $2::uuid and timer_at <= $3::timestamptz`

/** Looks at a ticket again in an hour: the others go on. */
export async function postpone(sql: SystemSql, now: Date, { tenantId, ticketId }: TicketKey): Promise<void> {
  await sql(POSTPONE, [tenantId, ticketId, now])
}

/** When the earliest timer that is left goes off, in epoch milliseconds; null when there is none. */
export async function nextTimer(sql: SystemSql): Promise<number | null> {
  const [row] = await sql<{ next: Date | null }>('select min(timer_at) as next from ticket_sla where timer_at is not null')
  return row?.next?.getTime() ?? null
}
