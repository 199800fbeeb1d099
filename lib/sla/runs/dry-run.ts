import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { computeClocks, type StoredClocks } from '@/lib/sla/clock'
import { lastJudgement, type SlaFact } from '@/lib/sla/facts'
import type { CalendarOf } from '@/lib/sla/reading'
import { slaSetup } from '@/lib/sla/setup'
import { calendarsFor, termsFor } from '@/lib/sla/versions'
import { formatNumber } from '@/lib/tickets/ref'
import { prepareDraft } from './draft'
import { foundWith, movesWith, type Compared } from './findings'
import { movedBy, movedTerms } from './moved'
import { draftTerms, replayed, type Draft } from './replay'
import { dryRunInput, type DryRunInput } from './schema'
import { dryRunState, type DryRunState } from './state'
import { advance, endRun, type RunRow } from './store'

const SLICE = 500
const DAY = 86_400_000

interface Ticket {
  id: string
  number: number
  title: string
  kind: 'incident'
  priority: number
  categoryId: string | null
  createdAt: Date
  /** Whether it was opened in the period: replayed under the draft. */
  recent: boolean
  /** Whether saving the draft could move it. */
  open: boolean
  facts: SlaFact[]
}

const RECENT = 't.created_at > $2::timestamptz'
const OPEN = `($4::boolean and t.status in ('new', 'in_progress', 'on_hold'))`

const CONCERNED = `
  from ticket t join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
  where t.tenant_id = $1::uuid and t.kind = 'incident' and t.deleted_at is null
    and t.created_at <= $3::timestamptz and (${RECENT} or ${OPEN})`

/**
 * What `CONCERNED` is bound to. The period of a run ends when it was asked for, whenever its slices come round; a
 * draft of something new moves nobody, so that open tickets before the period are not looked at.
 */
const bounds = (ctx: Ctx, run: RunRow, { days, id }: DryRunInput): unknown[] => [
  ctx.tenant.id,
  new Date(run.createdAt.getTime() - days * DAY),
  run.createdAt,
  id !== undefined,
]

/** How many tickets a dry run will look at. */
export async function countConcerned(ctx: Ctx, run: RunRow): Promise<number> {
  const [row] = await tenantSql<{ count: number }>(ctx, {
    text: `select count(*)::int as count ${CONCERNED}`,
    values: bounds(ctx, run, dryRunInput.parse(run.input)),
  })
  return row?.count ?? 0
}

/**
 * Looks at the next tickets of a dry run. Everything is read at one instant, that of the question.
 * @returns the run as it stands then; null when it is over
 */
export async function dryRunSlice(ctx: Ctx, run: RunRow): Promise<RunRow | null> {
  const input = dryRunInput.parse(run.input)
  const state = dryRunState.parse(run.result)
  const tickets = await nextTickets(ctx, run, input, state)
  const last = tickets.at(-1)
  if (!last) {
    await withTenant(ctx, (tx) => endRun(tx, ctx, run.id, null))
    return null
  }
  const draft = await prepareDraft(ctx, input)
  const { replays, moves } = await compare(ctx, tickets, draft, run.createdAt.getTime())
  const newPolicyId = draft.kind === 'policy' && !input.id ? draft.policy.id : null
  const result: DryRunState = {
    found: movesWith(foundWith(state.found, replays, newPolicyId), moves),
    cursor: { at: last.createdAt.toISOString(), id: last.id },
  }
  const next = { ...run, status: 'running', done: run.done + tickets.length, result }
  return (await withTenant(ctx, (tx) => advance(tx, ctx, run, { done: next.done, result }))) ? next : null
}

const nextTickets = (ctx: Ctx, run: RunRow, input: DryRunInput, { cursor }: DryRunState): Promise<Ticket[]> =>
  tenantSql<Ticket>(ctx, {
    text: `select t.id, t.number, t.title, t.kind, t.priority, t.category_id as "categoryId",
        t.created_at as "createdAt", ${RECENT} as recent, ${OPEN} as open, s.facts ${CONCERNED}
      and ($5::timestamptz is null or (t.created_at, t.id) > ($5::timestamptz, $6::uuid))
      order by t.created_at, t.id limit ${SLICE}`,
    values: [...bounds(ctx, run, input), cursor?.at ?? null, cursor?.id ?? null],
  })

interface Comparison {
  /** Of tickets of the period: as they were, and as they would have been under the draft from their opening. */
  replays: Compared[]
  /** Of open tickets: as they are, and as they would be if they moved to the draft now. */
  moves: Compared[]
}

async function compare(ctx: Ctx, tickets: readonly Ticket[], draft: Draft, now: number): Promise<Comparison> {
  const cases = tickets.map((ticket) => ({
    ticket,
    replay: ticket.recent ? replayed(ticket.facts, draft) : null,
    move: ticket.open ? movedBy(ticket.facts, ticket, draft, now) : null,
  }))
  const all = cases.flatMap(({ ticket, replay, move }) => [
    ...ticket.facts,
    ...(replay ?? []),
    ...(move ? [move.judged] : []),
  ])
  const stored = await termsFor(ctx, all)
  const times = await calendarsInForce(ctx, all)
  const terms = draftTerms(draft, stored, times)
  return {
    replays: cases.flatMap(({ ticket, replay }) =>
      replay ? [between(ticket, computeClocks(ticket.facts, stored, now), computeClocks(replay, terms, now))] : [],
    ),
    moves: cases.flatMap(({ ticket, move }) => {
      if (!move) return []
      const { facts, judged } = move
      const moved = computeClocks(facts, movedTerms(judged, draft, stored, times), judged.at)
      return [between(ticket, computeClocks(ticket.facts, stored, judged.at), moved)]
    }),
  }
}

const between = (ticket: Ticket, before: StoredClocks, after: StoredClocks): Compared => ({
  id: ticket.id,
  number: formatNumber('incident', ticket.number),
  title: ticket.title,
  priority: lastJudgement(ticket.facts)?.priority ?? 0,
  before,
  after,
})

/** Those that the facts name, and the newest of each. */
async function calendarsInForce(ctx: Ctx, facts: readonly SlaFact[]): Promise<CalendarOf> {
  const { calendars } = await slaSetup(ctx)
  const named = facts.flatMap((fact) => (fact.type === 'judged' && fact.calendar ? [fact.calendar] : []))
  return calendarsFor(ctx, [...named, ...[...calendars].map(([id, version]) => ({ id, version }))])
}
