import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import type { StoredClocks } from '@/lib/sla/clock'
import { lastJudgement, type SlaFact } from '@/lib/sla/facts'
import { judge } from '@/lib/sla/match'
import { rejudge, type Moved } from '@/lib/sla/rejudge'
import { currentSetup } from '@/lib/sla/setup'
import { moveInput, type MoveInput } from './schema'
import { moveState, type MoveState } from './state'
import { advance, endRun, type RunRow } from './store'

const SLICE = 200

interface Ticket {
  id: string
  kind: 'incident'
  priority: number
  categoryId: string | null
  facts: SlaFact[]
}

const OPEN = `
  from ticket t join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
  where t.tenant_id = $1::uuid and t.kind = 'incident' and t.deleted_at is null
    and t.status in ('new', 'in_progress', 'on_hold')`

/** How many tickets a move will look at. */
export async function countOpen(ctx: Ctx): Promise<number> {
  const [row] = await tenantSql<{ count: number }>(ctx, {
    text: `select count(*)::int as count ${OPEN}`,
    values: [ctx.tenant.id],
  })
  return row?.count ?? 0
}

/**
 * Judges the next open tickets anew, with a line on their timelines, and writes how far it has come, all in one
 * transaction: each ticket moves once.
 * @returns the run as it stands then; null when it is over
 */
export async function moveSlice(ctx: Ctx, run: RunRow): Promise<RunRow | null> {
  const input = moveInput.parse(run.input)
  const state = moveState.parse(run.result)
  return withTenant(ctx, async (tx) => {
    const tickets = await txSql<Ticket>(
      tx,
      `select t.id, t.kind, t.priority, t.category_id as "categoryId", s.facts ${OPEN} and ($2::uuid is null or t.id > $2::uuid)
       order by t.id limit ${SLICE}`,
      [ctx.tenant.id, state.cursor],
    )
    const last = tickets.at(-1)
    if (!last) {
      await endRun(tx, ctx, run.id, null)
      return null
    }
    const moved = await rejudge(tx, ctx, await concerned(tx, ctx, tickets, input), 'calendarId' in input ? 'calendars' : 'policies')
    await tell(tx, ctx, moved)
    const result: MoveState = { moved: state.moved + moved.length, cursor: last.id }
    const next = { ...run, status: 'running', done: run.done + tickets.length, result }
    // Somebody else has been here: what they did stands, and nothing of this slice does.
    if (!(await advance(tx, ctx, run, { done: next.done, result }))) throw new Overtaken()
    return next
  }).catch((error: unknown) => {
    if (error instanceof Overtaken) return null
    throw error
  })
}

class Overtaken extends Error {}

/** Those that are judged by the policy or calendar, or would be from now on. */
async function concerned(tx: Tx, ctx: Ctx, tickets: readonly Ticket[], input: MoveInput): Promise<string[]> {
  const setup = await currentSetup(ctx, tx)
  return tickets.flatMap((ticket) => {
    const now = lastJudgement(ticket.facts)
    if ('calendarId' in input) return now?.calendar?.id === input.calendarId ? [ticket.id] : []
    const next = judge(setup, ticket)
    return now?.policy?.id === input.policyId || next.policy?.id === input.policyId ? [ticket.id] : []
  })
}

/** One line on the timeline of each. */
async function tell(tx: Tx, ctx: Ctx, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return
  const lines = moved.map(({ id, before, after }) => ({
    id: newId(),
    ticket_id: id,
    old: shown(before),
    new: { ...shown(after), reason: 'moved' },
  }))
  await txSql(
    tx,
    `insert into timeline_entry (tenant_id, id, ticket_id, at, actor_kind, actor_name, type, old, new, visibility)
     select $1::uuid, l.id, l.ticket_id, $2::timestamptz, $3, $4, 'sla_judged', l.old, l.new, 'internal'
     from json_to_recordset($5::json) as l(id uuid, ticket_id uuid, old jsonb, new jsonb)`,
    [ctx.tenant.id, ctx.now, ctx.actor.kind, ctx.actor.name, JSON.stringify(lines)],
  )
}

/** What a reader needs to see of a judgement: the policy, and when the ticket is due. */
function shown({ resolution, firstResponse, nextResponse }: StoredClocks) {
  const clock = resolution ?? firstResponse ?? nextResponse
  return { policy: clock?.policy ?? null, dueAt: clock?.dueAt ?? null }
}
