import type { HoldReason } from '@/lib/tickets/vocabulary'
import type { Calendar } from './calendar/compile'
import { targetOf, warningAfter, type Terms } from './terms'
import type { ClockState, SlaMetric } from './types'

/** Why time passed without being counted, or what happened at an instant: the words of an explanation. */
export type Standstill = { reason: 'paused'; holdReason: HoldReason | null } | { reason: 'stopped' } | { reason: 'no_target' }
export type Moment = 'judged' | 'warning' | 'breach' | 'met' | 'reopened' | 'cancelled'

/** Hears what a stopwatch does, as it does it. */
export interface Witness {
  counted(from: number, to: number, terms: Terms): void
  stood(from: number, to: number, why: Standstill): void
  happened(moment: Moment, at: number, terms: Terms | null): void
}

/** What a stopwatch reads at an instant; durations and instants in milliseconds. */
export interface Reading {
  state: ClockState
  terms: Terms
  target: number
  elapsed: number
  startedAt: number
  /** Of a clock that was met: when it would have been. */
  dueAt: number | null
  /** The instant of the warning: to come while running, else only when it has passed. */
  warnAt: number | null
  metAt: number | null
  breachedAt: number | null
}

/**
 * One clock, wound through the facts of a ticket in their order. It counts open time of the calendar in force,
 * and keeps what it has counted when the terms change. Pure: time comes in with each call and never goes back.
 */
export class Stopwatch {
  private used = 0
  private paused: Standstill | null = null
  private metAt: number | null = null
  private cancelled = false
  /** Cancelled for a while: what ended it may be undone. */
  private withdrawn = false
  private breachedAt: number | null = null
  private warnedAt: number | null = null
  /** The terms that the clock shows once it has stopped. */
  private verdict: Terms | null = null

  constructor(
    private readonly metric: SlaMetric,
    private readonly startedAt: number,
    private terms: Terms | null,
    private readonly witness?: Witness,
    private at = startedAt,
  ) {
    if (terms) witness?.happened('judged', startedAt, terms)
  }

  get stopped(): boolean {
    return this.cancelled || this.metAt !== null
  }

  /** New terms from now on, with the time already used. A clock that has stopped keeps the terms it was judged by. */
  judge(at: number, terms: Terms | null): void {
    this.advance(at)
    this.terms = terms
    if (this.stopped) return
    this.witness?.happened('judged', at, terms)
    this.judgeUsed()
  }

  pause(at: number, holdReason: HoldReason | null): void {
    if (this.stopped) return
    this.advance(at)
    this.paused = { reason: 'paused', holdReason }
  }

  resume(at: number): void {
    if (this.stopped || !this.paused) return
    this.advance(at)
    this.paused = null
  }

  /** What was promised was done. In time is up to the due instant, itself included. */
  meet(at: number): void {
    if (this.stopped) return
    this.advance(at)
    this.metAt = at
    this.paused = null
    this.verdict = this.terms
    this.witness?.happened('met', at, this.terms)
  }

  cancel(at: number): void {
    if (this.stopped) return
    this.advance(at)
    this.cancelled = true
    this.verdict = this.terms
    this.witness?.happened('cancelled', at, this.terms)
  }

  /** Cancels what has not stopped yet, until `reinstate`. */
  withdraw(at: number): void {
    if (this.stopped) return
    this.cancel(at)
    this.withdrawn = true
  }

  /** Goes on where it was withdrawn; the time in between is not counted. */
  reinstate(at: number): void {
    if (!this.withdrawn) return
    this.advance(at)
    this.withdrawn = false
    this.cancelled = false
    this.verdict = null
    this.witness?.happened('reopened', at, this.terms)
    this.judgeUsed()
  }

  /** Goes on counting after it was met, with the time already used. */
  reopen(at: number): void {
    if (this.metAt === null || this.cancelled) return
    this.advance(at)
    this.metAt = null
    this.verdict = null
    this.witness?.happened('reopened', at, this.terms)
    this.judgeUsed()
  }

  /** What it reads now; null when nothing is promised, or was when it stopped. */
  read(now: number): Reading | null {
    this.advance(now, true)
    const terms = this.stopped ? this.verdict : this.terms
    const target = targetOf(terms, this.metric)
    if (!terms || target === null) return null
    const { used: elapsed, startedAt, metAt, breachedAt, warnedAt } = this
    const state = this.state()
    const shown = { state, terms, target, elapsed, startedAt, metAt, breachedAt }
    if (this.cancelled || this.paused) return { ...shown, dueAt: null, warnAt: warnedAt }
    const { times } = terms.calendar
    const left = target - elapsed
    if (metAt !== null) return { ...shown, dueAt: breachedAt ?? reached(times, metAt, left), warnAt: warnedAt }
    const untilWarning = warningAfter(target, terms) - elapsed
    return {
      ...shown,
      dueAt: breachedAt ?? reached(times, now, left),
      warnAt: warnedAt ?? (untilWarning < 0 ? null : reached(times, now, untilWarning)),
    }
  }

  private state(): ClockState {
    if (this.cancelled) return 'cancelled'
    const breached = this.breachedAt !== null
    if (this.metAt !== null) return breached ? 'breached_met' : 'met'
    if (this.paused) return 'paused'
    return breached ? 'breached_running' : 'running'
  }

  /**
   * Counts up to an instant. What is due at that very instant has not happened yet when a fact comes in with it,
   * and has when it is only read (`inclusive`).
   */
  private advance(to: number, inclusive = false): void {
    const from = this.at
    this.at = to
    const target = targetOf(this.terms, this.metric)
    if (this.stopped) return to > from ? this.witness?.stood(from, to, { reason: 'stopped' }) : undefined
    if (this.paused) return to > from ? this.witness?.stood(from, to, this.paused) : undefined
    if (!this.terms || target === null) return to > from ? this.witness?.stood(from, to, { reason: 'no_target' }) : undefined

    const { times } = this.terms.calendar
    const counted = times.between(from, to)
    this.witness?.counted(from, to, this.terms)
    const passed = (threshold: number): number | null => {
      const left = threshold - this.used
      if (left < 0 || left > counted) return null
      const at = times.add(from, left)
      return at < to || (inclusive && at === to) ? at : null
    }
    const warned = this.warnedAt === null ? passed(warningAfter(target, this.terms)) : null
    const breached = this.breachedAt === null ? passed(target) : null
    this.used += counted
    if (warned !== null) this.warn(warned)
    if (breached !== null) this.breach(breached)
  }

  private warn(at: number): void {
    this.warnedAt = at
    this.witness?.happened('warning', at, this.terms)
  }

  private breach(at: number): void {
    this.breachedAt = at
    this.witness?.happened('breach', at, this.terms)
  }

  /** The time used against the terms in force: a warning or breach that they no longer give is taken back. */
  private judgeUsed(): void {
    const target = targetOf(this.terms, this.metric)
    if (!this.terms || target === null) return
    if (this.used < warningAfter(target, this.terms)) this.warnedAt = null
    else if (this.warnedAt === null) this.warn(this.at)
    if (this.used < target) this.breachedAt = null
    else if (this.breachedAt === null) this.breach(this.at)
  }
}

/** When the time is used up; null when that is beyond all calendars: such a promise never falls due. */
function reached(times: Calendar, from: number, ms: number): number | null {
  try {
    return times.add(from, ms)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
