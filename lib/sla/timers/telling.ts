import { CLOCK_KEYS, type StoredClock, type StoredClocks } from '../clock'
import { marked, pendingEvents, type Fired, type PendingEvent } from '../reading'

/** A warning or a breach that is told now, with the clock it is about as it stands then. */
export interface Told extends PendingEvent {
  clock: StoredClock
  /** The due time that was, or is to be, missed; null on a clock that has no due time any more. */
  dueAt: string | null
  /** Has escalated before: never again. */
  escalated: boolean
}

export interface Telling {
  events: Told[]
  clocks: StoredClocks
  fired: Fired
}

/**
 * What is to be told of a ticket's clocks by now, earliest first, and how they stand once it is. Pure.
 * @param now ISO 8601 in UTC
 */
export function tellingOf(before: { clocks: StoredClocks; fired: Fired }, now: string): Telling {
  const events: Told[] = []
  const clocks = { ...before.clocks }
  const fired = { ...before.fired }
  for (const pending of pendingEvents(before.clocks, before.fired)) {
    if (pending.at > now) continue
    const { metric, event, at } = pending
    const key = CLOCK_KEYS[metric]
    const running = clocks[key]
    if (!running) continue
    const clock = event === 'breach' ? breached(running, at) : running
    const marks = marked(clocks, fired, metric, { [event]: at })
    clocks[key] = clock
    fired[metric] = marks
    events.push({
      ...pending,
      clock,
      dueAt: event === 'breach' ? at : clock.dueAt,
      escalated: marks.escalated?.includes(event) ?? false,
    })
  }
  return { events, clocks, fired }
}

const breached = (clock: StoredClock, at: string): StoredClock =>
  clock.state === 'running' ? { ...clock, state: 'breached_running', breachedAt: at } : clock
