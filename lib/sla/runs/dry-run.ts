import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { computeClocks } from '@/lib/sla/clock'
import { lastJudgement, type SlaFact } from '@/lib/sla/facts'
import { slaSetup } from '@/lib/sla/setup'
import { calendarsFor, termsFor } from '@/lib/sla/versions'
import { formatNumber } from '@/lib/tickets/ref'
import { prepareDraft } from './draft'
import { foundWith, type Compared } from './findings'
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
  createdAt: Date
  facts: SlaFact[]
}

const OPENED = `
  from ticket t join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
  where t.tenant_id = $1::uuid and t.kind = 'incident' and t.deleted_at is null
    and t.created_at > $2::timestamptz and t.created_at <= $3::timestamptz`

/** The period of a run ends when it was asked for, whenever its slices come round. */
const period = (run: RunRow, { days }: DryRunInput): [Date, Date] => [
  new Date(run.createdAt.getTime() - days * DAY),
  run.createdAt,
]

/** How many tickets a dry run will look at. */
export async function countOpened(ctx: Ctx, run: RunRow): Promise<number> {
  const [row] = await tenantSql<{ count: number }>(ctx, {
    text: `select count(*)::int as count ${OPENED}`,
    values: [ctx.tenant.id, ...period(run, dryRunInput.parse(run.input))],
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
  const compared = await compare(ctx, tickets, draft, run.createdAt.getTime())
  const newPolicyId = draft.kind === 'policy' && !input.id ? draft.policy.id : null
  const result: DryRunState = {
    found: foundWith(state.found, compared, newPolicyId),
    cursor: { at: last.createdAt.toISOString(), id: last.id },
  }
  const next = { ...run, status: 'running', done: run.done + tickets.length, result }
  return (await withTenant(ctx, (tx) => advance(tx, ctx, run, { done: next.done, result }))) ? next : null
}

const nextTickets = (ctx: Ctx, run: RunRow, input: DryRunInput, { cursor }: DryRunState): Promise<Ticket[]> =>
  tenantSql<Ticket>(ctx, {
    text: `select t.id, t.number, t.title, t.created_at as "createdAt", s.facts ${OPENED}
      and ($4::timestamptz is null or (t.created_at, t.id) > ($4::timestamptz, $5::uuid))
      order by t.created_at, t.id limit ${SLICE}`,
    values: [ctx.tenant.id, ...period(run, input), cursor?.at ?? null, cursor?.id ?? null],
  })

async function compare(ctx: Ctx, tickets: readonly Ticket[], draft: Draft, now: number): Promise<Compared[]> {
  const pairs = tickets.map((ticket) => ({ ticket, facts: replayed(ticket.facts, draft) }))
  const all = pairs.flatMap(({ ticket, facts }) => [...ticket.facts, ...facts])
  const { calendars } = await slaSetup(ctx)
  const inForce = [...calendars].map(([id, version]) => ({ id, version }))
  const named = all.flatMap((fact) => (fact.type === 'judged' && fact.calendar ? [fact.calendar] : []))
  const standIn = draft.kind === 'calendar' ? [draft.standIn] : []
  const times = await calendarsFor(ctx, [...named, ...inForce, ...standIn])
  const stored = await termsFor(ctx, all)
  const drafted = draftTerms(draft, stored, times)
  return pairs.map(({ ticket, facts }) => ({
    id: ticket.id,
    number: formatNumber('incident', ticket.number),
    title: ticket.title,
    priority: lastJudgement(ticket.facts)?.priority ?? 0,
    before: computeClocks(ticket.facts, stored, now),
    after: computeClocks(facts, drafted, now),
  }))
}
