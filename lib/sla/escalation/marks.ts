import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { CLOCK_KEYS } from '../clock'
import { isTicking, marked, pendingEvents, type Fired } from '../reading'
import { readSla, type TicketSla } from '../store'
import type { ClockEvent, SlaMetric } from '../types'

export interface Occasion {
  metric: SlaMetric
  event: ClockEvent
  /** The instant that was told. */
  at: string
}

/**
 * Marks the clock as escalated for this event. The ticket's row must be locked.
 * @returns false when there is nothing to escalate any more: it was done before, the warning or breach was taken back,
 * or what the clock waits for has happened
 */
export async function claimEscalation(tx: Tx, ticketId: string, { metric, event, at }: Occasion): Promise<boolean> {
  const sla = await readSla(tx, ticketId)
  const clock = sla?.clocks[CLOCK_KEYS[metric]]
  const marks = sla?.fired[metric]
  if (!sla || !clock || !(isTicking(clock) || clock.state === 'paused')) return false
  if (marks?.startedAt !== clock.startedAt || marks[event] !== at || marks.escalated?.includes(event)) return false
  await writeFired(tx, ticketId, escalatedToo(sla, metric, event))
  return true
}

/**
 * What an escalation brings about by itself is told and goes no further: a higher priority may be breached at once.
 * The ticket's row must be locked.
 */
export async function quenchEscalations(tx: Tx, ticketId: string, now: Date): Promise<void> {
  const sla = await readSla(tx, ticketId)
  if (!sla) return
  const atOnce = pendingEvents(sla.clocks, sla.fired).filter(({ at }) => at <= now.toISOString())
  if (atOnce.length === 0) return
  const fired = atOnce.reduce<Fired>((before, { metric, event }) => escalatedToo({ ...sla, fired: before }, metric, event), sla.fired)
  await writeFired(tx, ticketId, fired)
}

function escalatedToo({ clocks, fired }: Pick<TicketSla, 'clocks' | 'fired'>, metric: SlaMetric, event: ClockEvent): Fired {
  const marks = marked(clocks, fired, metric, {})
  return { ...fired, [metric]: { ...marks, escalated: [...(marks.escalated ?? []), event] } }
}

async function writeFired(tx: Tx, ticketId: string, fired: Fired): Promise<void> {
  await txSql(tx, 'update ticket_sla set fired = $2::json where ticket_id = $1::uuid', [ticketId, JSON.stringify(fired)])
}
