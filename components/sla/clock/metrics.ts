import type { Clock, Clocks } from '@/lib/sla/reading'
import type { SlaMetric } from '@/lib/sla/types'
import { deadlineOf } from './view'

/** The clocks of a ticket in the order they are shown, with the name each has in messages. */
export const CLOCKS = [
  { key: 'firstResponse', metric: 'first_response' },
  { key: 'nextResponse', metric: 'next_response' },
  { key: 'resolution', metric: 'resolution' },
] as const satisfies readonly { key: keyof Clocks; metric: SlaMetric }[]

export interface NamedClock {
  metric: SlaMetric
  clock: Clock
}

/** Those that there are. */
export const clocksOf = (clocks: Clocks): NamedClock[] =>
  CLOCKS.flatMap(({ key, metric }) => {
    const clock = clocks[key]
    return clock ? [{ metric, clock }] : []
  })

/** What waits for somebody comes before what does not, and a promise that was broken before one that was kept. */
const RANK: Record<Clock['state'], number> = {
  breached_running: 0,
  running: 1,
  paused: 2,
  breached_met: 3,
  met: 4,
  cancelled: 5,
}

/** The clock to look at first: breached and still running, else the earliest due; null when there is none. */
export function mostUrgent(clocks: Clocks): NamedClock | null {
  const [first] = clocksOf(clocks).toSorted((a, b) => RANK[a.clock.state] - RANK[b.clock.state] || dueBefore(a.clock, b.clock))
  return first ?? null
}

const dueBefore = (a: Clock, b: Clock): number => instant(a) - instant(b)

/** Of clocks that have stopped the last one goes first: the resolution says more than a response. */
const instant = ({ dueAt, metAt }: Clock): number => (metAt !== null ? -Date.parse(metAt) : dueAt !== null ? Date.parse(dueAt) : 0)

/** Whether a running clock is due by an instant, or was before. */
export const isDueBy = (clocks: Clocks, instant: number): boolean =>
  clocksOf(clocks).some(({ clock }) => (deadlineOf(clock)?.due ?? Infinity) <= instant)
