import { setTimeout as sleep } from 'node:timers/promises'
import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'
import { judged, promisesOf, serviceLevel, type Promises } from '../data/service-level'
import { sql } from '../database'

/** Breaches that are to happen, spread evenly over a stretch of time. */
export interface Dense {
  count: number
  /** Epoch milliseconds. */
  from: number
  seconds: number
  /** A tenant of whose tickets there is none among them. */
  but?: string
}

/** At once in force: the engine looks around at least every ten seconds. */
export const AHEAD = 15_000
const MINUTE = 60_000
const PATIENCE = 3 * MINUTE
const ROWS = 2_000

interface Chosen {
  tenantId: string
  ticketId: string
}

const CHOOSE = `
select tenant_id as "tenantId", id as "ticketId" from ticket
where kind = 'incident' and deleted_at is null and tenant_id is distinct from $2::uuid order by md5(id::text) limit $1`

const PROMISES = `
select p.tenant_id as "tenantId",
  json_build_object('id', p.policy_id, 'name', p.name, 'definition', p.definition) as policy,
  (select json_agg(json_build_object('id', c.calendar_id, 'definition', c.definition))
    from sla_calendar_version c where c.tenant_id = p.tenant_id) as calendars
from sla_policy_version p`

const REOPEN = `
update ticket t set status = 'in_progress', hold_reason = null, priority = 1, resolved_at = null, closed_at = null,
  resolution = null, resolution_code = null
from json_to_recordset($1::json) as d("tenantId" uuid, "ticketId" uuid)
where t.tenant_id = d."tenantId" and t.id = d."ticketId"`

const WIND = `
update ticket_sla s set facts = d.facts, clocks = d.clocks, fired = d.fired, silent = false,
  policy_id = d.policy_id, policy_version = d.policy_version, first_response_state = d.first_response_state,
  next_response_state = d.next_response_state, resolution_state = d.resolution_state, due_at = d.due_at,
  warn_at = d.warn_at, breached_at = d.breached_at, timer_at = d.timer_at
from json_to_recordset($1::json) as d(tenant_id uuid, ticket_id uuid, facts json, clocks json, fired json, policy_id uuid,
  policy_version int, first_response_state text, next_response_state text, resolution_state text, due_at timestamptz,
  warn_at timestamptz, breached_at timestamptz, timer_at timestamptz)
where s.tenant_id = d.tenant_id and s.ticket_id = d.ticket_id`

/** Makes that many tickets of all tenants breach their resolution then: answered, at priority 1, round the clock. */
export async function makeDue(url: string, { count, from, seconds, but }: Dense): Promise<void> {
  const chosen = await sql<Chosen>(url, CHOOSE, [count, but ?? null])
  const promises = await promisesByTenant(url)
  const rows = chosen.map(({ tenantId, ticketId }, index) => {
    const promise = promises.get(tenantId)
    if (!promise) throw new Error('A tenant promises nothing')
    return { tenant_id: tenantId, ...due(promise, ticketId, from + Math.floor((index * seconds * 1_000) / count)) }
  })
  await sql(url, REOPEN, [JSON.stringify(chosen)])
  for (let at = 0; at < rows.length; at += ROWS) await sql(url, WIND, [JSON.stringify(rows.slice(at, at + ROWS))])
  if (rows.length < count) throw new Error(`There are only ${rows.length} tickets; ${count} are to be due`)
}

function due(promises: Promises, ticketId: string, at: number) {
  const target = 4 * 60 * MINUTE
  const opened = at - target
  const answered = opened + 10 * MINUTE
  return serviceLevel(
    promises,
    ticketId,
    [
      judged(promises, opened, 1, null),
      { type: 'opened', at: opened, status: 'new', holdReason: null },
      { type: 'status', at: answered, status: 'in_progress', holdReason: null },
      { type: 'replied', at: answered },
    ],
    Date.now(),
  )
}

async function promisesByTenant(url: string): Promise<Map<string, Promises>> {
  const rows = await sql<{
    tenantId: string
    policy: { id: string; name: string; definition: PolicyDefinition }
    calendars: { id: string; definition: CalendarDefinition }[]
  }>(url, PROMISES)
  return new Map(rows.map(({ tenantId, ...levels }) => [tenantId, promisesOf(levels)]))
}

/** How late each breach of that stretch was told, in seconds, the latest last: its commit against its due instant. */
export async function latenessOf(url: string, { count, from, seconds }: Dense): Promise<number[]> {
  await untilTold(url, from + seconds * 1_000 + PATIENCE)
  const rows = await sql<{ late: number }>(
    url,
    `select extract(epoch from pg_xact_commit_timestamp(xmin) - at)::float as late from timeline_entry
     where type = 'sla_breach' and at >= $1 and at < $2 order by 1`,
    [new Date(from), new Date(from + seconds * 1_000)],
  )
  if (rows.length !== count) throw new Error(`${rows.length} breaches were told of ${count}`)
  return rows.map(({ late }) => late)
}

async function untilTold(url: string, until: number): Promise<void> {
  while (await pendingTimers(url)) {
    if (Date.now() > until) throw new Error('Breaches were not told in time')
    await sleep(1_000)
  }
}

/** Whether a timer is left, beside those of what was opened meanwhile. */
async function pendingTimers(url: string): Promise<boolean> {
  const [row] = await sql<{ pending: boolean }>(
    url,
    "select exists(select from ticket_sla where timer_at < now() + interval '2 minutes') as pending",
  )
  return row?.pending ?? false
}
