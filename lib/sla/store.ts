import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import type { StoredClock, StoredClocks } from './clock'
import { lastJudgement, type SlaFact } from './facts'
import { NEVER } from '@/lib/tickets/cursor'
import { isTicking, pendingEvents, presentClocks, type Fired } from './reading'

/** The service level of a ticket, as it is kept. */
export interface TicketSla {
  facts: readonly SlaFact[]
  clocks: StoredClocks
  fired: Fired
  /** In the bin, or history that nobody has worked on: nothing is told. */
  silent: boolean
}

const COLUMNS = `facts json, clocks json, fired json, policy_id uuid, policy_version int, first_response_state text,
  next_response_state text, resolution_state text, due_at timestamptz, warn_at timestamptz, breached_at timestamptz,
  timer_at timestamptz, silent boolean`
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ', 1)[0] ?? '')

/** Inserts rows of `slaRow` that are bound as the JSON array `$n`, for the tenant that is bound as `$1`. */
export const insertSla = (parameter: string): string => `
  insert into ticket_sla (tenant_id, ticket_id, ${NAMES.join(', ')})
  select $1::uuid, s.ticket_id, ${NAMES.map((name) => `s.${name}`).join(', ')}
  from json_to_recordset(${parameter}::json) as s(ticket_id uuid, ${COLUMNS})`

const UPSERT = `${insertSla('$2')}
  on conflict (tenant_id, ticket_id) do update set ${NAMES.map((name) => `${name} = excluded.${name}`).join(', ')}`

/** Writes the service levels of tickets whose rows the transaction holds. */
export async function writeSla(tx: Tx, ctx: Pick<Ctx, 'tenant'>, rows: readonly SlaRow[]): Promise<void> {
  if (rows.length > 0) await txSql(tx, UPSERT, [ctx.tenant.id, JSON.stringify(rows)])
}

/** Null for a ticket that has none: one from before there were service levels. */
export async function readSla(tx: Tx, ticketId: string): Promise<TicketSla | null> {
  const [row] = await txSql<TicketSla>(tx, 'select facts, clocks, fired, silent from ticket_sla where ticket_id = $1::uuid', [ticketId])
  return row ?? null
}

export type SlaRow = ReturnType<typeof slaRow>

/** The row to write: the service level, and what queries and the timer look for in it. */
export function slaRow(ticketId: string, { facts, clocks, fired, silent }: TicketSla) {
  const { firstResponse, nextResponse, resolution } = clocks
  const all = presentClocks(clocks)
  const ticking = all.filter(isTicking)
  const policy = lastJudgement(facts)?.policy ?? null
  return {
    ticket_id: ticketId,
    facts,
    clocks,
    fired,
    policy_id: policy?.id ?? null,
    policy_version: policy?.version ?? null,
    first_response_state: firstResponse?.state ?? null,
    next_response_state: nextResponse?.state ?? null,
    resolution_state: resolution?.state ?? null,
    due_at: earliest(ticking, 'dueAt') ?? NEVER,
    warn_at: earliest(ticking.filter(({ state }) => state === 'running'), 'warnAt') ?? NEVER,
    breached_at: earliest(all, 'breachedAt'),
    timer_at: silent ? null : (pendingEvents(clocks, fired)[0]?.at ?? null),
    silent,
  }
}

function earliest(clocks: readonly StoredClock[], field: 'dueAt' | 'warnAt' | 'breachedAt'): string | null {
  const instants = clocks.flatMap((clock) => clock[field] ?? [])
  return instants.length === 0 ? null : instants.reduce((first, next) => (next < first ? next : first))
}
