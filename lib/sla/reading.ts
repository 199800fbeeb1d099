import { CLOCK_KEYS, type StoredClock, type StoredClocks } from './clock'
import type { Calendar } from './calendar/compile'
import type { VersionRef } from './facts'
import { SLA_METRICS, type ClockEvent, type ClockState, type SlaMetric } from './types'

/** A clock as it is shown. */
export interface Clock {
  state: ClockState
  targetSeconds: number
  elapsedSeconds: number
  /** What is left of a clock that is paused; null in every other state. */
  remainingSeconds: number | null
  startedAt: string
  dueAt: string | null
  warnAt: string | null
  metAt: string | null
  breachedAt: string | null
  policy: VersionRef & { name: string }
}

export interface Clocks {
  firstResponse: Clock | null
  nextResponse: Clock | null
  resolution: Clock | null
}

export const NO_CLOCKS: Clocks = { firstResponse: null, nextResponse: null, resolution: null }

export type CalendarOf = (ref: VersionRef) => Calendar

/** Whether time has passed on the clock since it was stored. */
export const isTicking = (clock: { state: ClockState }): boolean => clock.state === 'running' || clock.state === 'breached_running'

/**
 * The clocks at an instant, from what was stored at the last change. A breach shows at its due instant, whether
 * or not the job that tells of it has come round.
 */
export function clocksAt(clocks: StoredClocks, calendarOf: CalendarOf, now: number): Clocks {
  const asOf = Date.parse(clocks.asOf)
  const at = (clock: StoredClock | null) => clock && clockAt(clock, asOf, calendarOf, now)
  return { firstResponse: at(clocks.firstResponse), nextResponse: at(clocks.nextResponse), resolution: at(clocks.resolution) }
}

function clockAt(clock: StoredClock, asOf: number, calendarOf: CalendarOf, now: number): Clock {
  const { state, targetSeconds, elapsedMs, startedAt, dueAt, warnAt, metAt, breachedAt, policy } = clock
  const ticks = isTicking(clock) && now > asOf
  const elapsed = ticks ? elapsedMs + calendarOf(clock.calendar).between(asOf, now) : elapsedMs
  const due = state === 'running' && dueAt !== null && Date.parse(dueAt) <= now
  return {
    state: due ? 'breached_running' : state,
    targetSeconds,
    elapsedSeconds: Math.floor(elapsed / 1000),
    remainingSeconds: state === 'paused' ? Math.max(0, Math.ceil(targetSeconds - elapsed / 1000)) : null,
    startedAt,
    dueAt,
    warnAt,
    metAt,
    breachedAt: due ? dueAt : breachedAt,
    policy,
  }
}

/** The clocks that there are. */
export const presentClocks = <C>({ firstResponse, nextResponse, resolution }: Record<keyof Clocks, C | null>): C[] =>
  [firstResponse, nextResponse, resolution].filter((clock) => clock !== null)

/** The earliest due time of a clock that runs; null when none does. */
export function nextDue(clocks: Clocks): string | null {
  const due = presentClocks(clocks).flatMap((clock) => (isTicking(clock) && clock.dueAt) || [])
  return due.length === 0 ? null : due.reduce((first, next) => (next < first ? next : first))
}

/** What was told, by metric. Belongs to the clock that started then: another one is told anew. */
export type Fired = Partial<Record<SlaMetric, FiredMarks>>

export interface FiredMarks {
  startedAt: string
  /** Instants at which they happened, as far as they were told. */
  warning?: string | undefined
  breach?: string | undefined
  /** Escalated once for the clock, whatever is told again. */
  escalated?: readonly ClockEvent[] | undefined
}

export interface PendingEvent {
  metric: SlaMetric
  event: ClockEvent
  /** When it happened, or will. */
  at: string
}

/** Warnings and breaches that were not told yet, earliest first. A warning that comes with the breach is moot. */
export function pendingEvents(clocks: StoredClocks, fired: Fired): PendingEvent[] {
  return SLA_METRICS.flatMap((metric): PendingEvent[] => {
    const clock = clocks[CLOCK_KEYS[metric]]
    if (!clock) return []
    const marks = fired[metric]
    const breach = clock.breachedAt ?? (clock.state === 'running' ? clock.dueAt : null)
    const warning = clock.warnAt !== null && (breach === null || clock.warnAt < breach) ? clock.warnAt : null
    return [
      ...(warning !== null && !marks?.warning ? [{ metric, event: 'warning' as const, at: warning }] : []),
      ...(breach !== null && !marks?.breach ? [{ metric, event: 'breach' as const, at: breach }] : []),
    ]
  }).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** The marks that still hold for clocks that were computed anew: what is no longer so may be told again. */
export function keptMarks(clocks: StoredClocks, fired: Fired): Fired {
  const kept: Fired = {}
  for (const metric of SLA_METRICS) {
    const clock = clocks[CLOCK_KEYS[metric]]
    const marks = fired[metric]
    // The clock may come back with the next judgement; it has escalated all the same.
    if (!clock && marks?.escalated) kept[metric] = { startedAt: marks.startedAt, escalated: marks.escalated }
    if (!clock || marks?.startedAt !== clock.startedAt) continue
    const warned = clock.warnAt !== null && clock.warnAt <= clocks.asOf
    kept[metric] = {
      startedAt: marks.startedAt,
      warning: warned ? marks.warning : undefined,
      breach: clock.breachedAt === null ? undefined : marks.breach,
      escalated: marks.escalated,
    }
  }
  return kept
}

/** The marks with everything that has happened by `asOf` told: for history that nobody is to hear of. */
export function allTold(clocks: StoredClocks): Fired {
  const past = pendingEvents(clocks, {}).filter(({ at }) => at <= clocks.asOf)
  const fired: Fired = {}
  for (const { metric, event, at } of past) fired[metric] = marked(clocks, fired, metric, { [event]: at })
  return fired
}

/** The metric's marks with more of them. */
export function marked(clocks: StoredClocks, fired: Fired, metric: SlaMetric, more: Partial<FiredMarks>): FiredMarks {
  const startedAt = clocks[CLOCK_KEYS[metric]]?.startedAt ?? ''
  const before = fired[metric]?.startedAt === startedAt ? fired[metric] : undefined
  return { startedAt, ...before, ...more }
}
