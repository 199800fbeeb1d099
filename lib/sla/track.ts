import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { HoldReason } from '@/lib/tickets/vocabulary'
import { computeClocks } from './clock'
import type { JudgedFact, SlaFact } from './facts'
import { judge, type Subject } from './match'
import { allTold, keptMarks } from './reading'
import { slaSetup } from './setup'
import { readSla, slaRow, writeSla, type SlaRow, type TicketSla } from './store'
import { alarmBy } from './alarm'
import { termsFor } from './versions'

/**
 * Clocks are computed and stored in the transaction of the change that moves them. The row of the ticket must be
 * locked by then, so that facts come in their order.
 */

interface Opening extends Subject {
  status: string
  holdReason: HoldReason | null
}

/** The service level of a ticket that is opened now, to be inserted with it. */
export async function openedSla(ctx: Ctx, ticketId: string, { status, holdReason, ...subject }: Opening, tx?: Tx): Promise<SlaRow> {
  const at = ctx.now.getTime()
  const facts: SlaFact[] = [await judgement(ctx, at, subject, 'opened', tx), { type: 'opened', at, status, holdReason }]
  const clocks = computeClocks(facts, await termsFor(ctx, facts, tx), at)
  return slaRow(ticketId, { facts, clocks, fired: {}, silent: false })
}

/** The service level of a ticket with a past: computed over its original times, of which nobody is told. */
export async function historicSla(ctx: Ctx, ticketId: string, facts: readonly SlaFact[], tx?: Tx): Promise<SlaRow> {
  const clocks = computeClocks(facts, await termsFor(ctx, facts, tx), ctx.now.getTime())
  return slaRow(ticketId, { facts, clocks, fired: allTold(clocks), silent: true })
}

export interface SlaChange {
  /** What happened now, in its order. */
  facts: readonly SlaFact[]
  /** The ticket as it is from now on, when a field changed that policies ask for. */
  subject?: Subject | undefined
  /** In the bin from now on. What is not is told of: history too, once somebody works on it. */
  silent: boolean
}

/** Computes the clocks of a ticket anew after a change, and stores them. */
export async function trackSla(tx: Tx, ctx: Ctx, ticketId: string, { facts, subject, silent }: SlaChange): Promise<void> {
  const before = await readSla(tx, ticketId)
  if (!before || (facts.length === 0 && !subject && silent === before.silent)) return
  const at = Math.max(ctx.now.getTime(), before.facts.at(-1)?.at ?? 0)
  const judged = subject ? [await judgement(ctx, at, subject, 'changed', tx)] : []
  const added = [...facts.map((fact) => ({ ...fact, at })), ...judged]
  const next = await recomputed(tx, ctx, ticketId, { ...before, silent, facts: [...before.facts, ...added] }, at)
  await writeSla(tx, ctx, [next])
  await alarmBy(tx, ctx, next.timer_at)
}

/** The row of a ticket's service level after its facts have grown. */
export async function recomputed(tx: Tx, ctx: Ctx, ticketId: string, sla: TicketSla, now: number): Promise<SlaRow> {
  const { facts, fired, silent } = sla
  const clocks = computeClocks(facts, await termsFor(ctx, facts, tx), now)
  return slaRow(ticketId, { facts, clocks, fired: keptMarks(clocks, fired), silent })
}

/** The judgement of a ticket by the versions that are in force now. */
export async function judgement(ctx: Ctx, at: number, subject: Subject, reason: JudgedFact['reason'], tx?: Tx): Promise<JudgedFact> {
  const { policy, calendar } = judge(await slaSetup(ctx, tx), subject)
  return { type: 'judged', at, priority: subject.priority, categoryId: subject.categoryId, policy, calendar, reason }
}
