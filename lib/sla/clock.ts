import type { HoldReason } from '@/lib/tickets/vocabulary'
import type { SlaFact, VersionRef } from './facts'
import { Stopwatch, type Reading, type Witness } from './stopwatch'
import type { Terms, TermsOf } from './terms'
import type { ClockState, SlaMetric } from './types'

/** A clock as it is stored, at the instant `asOf` of its ticket. Instants are ISO 8601 in UTC. */
export interface StoredClock {
  state: ClockState
  targetSeconds: number
  elapsedMs: number
  startedAt: string
  dueAt: string | null
  warnAt: string | null
  metAt: string | null
  breachedAt: string | null
  policy: VersionRef & { name: string }
  calendar: VersionRef
}

/** The clocks of a ticket at an instant; null where nothing is promised, or nothing was asked yet. */
export interface StoredClocks {
  asOf: string
  firstResponse: StoredClock | null
  nextResponse: StoredClock | null
  resolution: StoredClock | null
}

export const CLOCK_KEYS = { first_response: 'firstResponse', next_response: 'nextResponse', resolution: 'resolution' } as const

export type Witnesses = Partial<Record<SlaMetric, Witness>>

const OVER = new Set(['resolved', 'closed', 'fulfilled'])
const isOpen = (status: string): boolean => !OVER.has(status) && status !== 'cancelled'

/**
 * The clocks of a ticket: a pure function of what happened to it, the versions that judged it, and the instant.
 *
 * - `first_response` runs from the opening to the first public reply. Resolving answers too: its text is public.
 * - `next_response` runs from a message of the requester to the next public reply; further ones do not reset it.
 * - `resolution` runs from the opening to the resolution, stands still while the policy pauses it, and goes on
 *   with the time already used after a reopening.
 * - A merge ends all of them for as long as it stands; undone, they go on with the time already used.
 *
 * @param facts in their order
 * @param now epoch milliseconds; facts that are later count, and the clocks are read at the last of them
 */
export function computeClocks(facts: readonly SlaFact[], termsOf: TermsOf, now: number, witnesses: Witnesses = {}): StoredClocks {
  const at = Math.max(now, facts.at(-1)?.at ?? now)
  const watches = wind(facts, termsOf, witnesses)
  return {
    asOf: iso(at),
    firstResponse: stored(watches.first_response?.read(at)),
    nextResponse: stored(watches.next_response?.read(at)),
    resolution: stored(watches.resolution?.read(at)),
  }
}

type Watches = Partial<Record<SlaMetric, Stopwatch>>

function wind(facts: readonly SlaFact[], termsOf: TermsOf, witnesses: Witnesses): Watches {
  const watches: Watches = {}
  const all = (act: (watch: Stopwatch) => void): void => Object.values(watches).forEach(act)
  const start = (metric: SlaMetric, at: number, terms: Terms | null) => {
    watches[metric] = new Stopwatch(metric, at, terms, witnesses[metric])
  }
  let terms: Terms | null = null
  let hold: HoldReason | null = null
  let status = ''

  const settle = (at: number): void => {
    const { resolution } = watches
    if (!resolution) return
    const pauses = status === 'on_hold' && hold !== null && (terms?.definition.pauseOn.includes(hold) ?? false)
    if (pauses) resolution.pause(at, hold)
    else resolution.resume(at)
  }
  const enter = (at: number, next: string, holdReason: HoldReason | null): void => {
    const was = status
    status = next
    hold = holdReason
    if (status === 'cancelled') all((watch) => watch.cancel(at))
    else if (OVER.has(status)) all((watch) => watch.meet(at))
    else if (OVER.has(was)) watches.resolution?.reopen(at)
    settle(at)
  }

  for (const fact of facts) {
    const { at } = fact
    switch (fact.type) {
      case 'opened':
        start('first_response', at, terms)
        start('resolution', at, terms)
        enter(at, fact.status, fact.holdReason)
        break
      case 'status':
        enter(at, fact.status, fact.holdReason)
        break
      case 'replied':
        watches.first_response?.meet(at)
        watches.next_response?.meet(at)
        break
      case 'asked':
        if (isOpen(status) && (watches.next_response?.stopped ?? true)) start('next_response', at, terms)
        break
      case 'merged':
        all((watch) => watch.withdraw(at))
        break
      case 'unmerged':
        all((watch) => watch.reinstate(at))
        settle(at)
        break
      case 'judged':
        terms = termsOf(fact)
        all((watch) => watch.judge(at, terms))
        settle(at)
        break
    }
  }
  return watches
}

function stored(reading: Reading | null | undefined): StoredClock | null {
  if (!reading) return null
  const { state, terms, target, elapsed, startedAt, dueAt, warnAt, metAt, breachedAt } = reading
  return {
    state,
    targetSeconds: target / 1000,
    elapsedMs: elapsed,
    startedAt: iso(startedAt),
    dueAt: dueAt === null ? null : iso(dueAt),
    warnAt: warnAt === null ? null : iso(warnAt),
    metAt: metAt === null ? null : iso(metAt),
    breachedAt: breachedAt === null ? null : iso(breachedAt),
    policy: terms.policy,
    calendar: { id: terms.calendar.id, version: terms.calendar.version },
  }
}

const iso = (at: number): string => new Date(at).toISOString()
