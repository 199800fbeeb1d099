import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOCK_KEYS, computeClocks } from '@/lib/sla/clock'
import { clocksAt, type Clock } from '@/lib/sla/reading'
import { explainClocks } from '@/lib/sla/explain'
import type { TraceLine } from '@/lib/sla/schema'
import type { Terms } from '@/lib/sla/terms'
import { type CalendarDefinition, SLA_METRICS, WEEKDAYS } from '@/lib/sla/types'
import { HOLD_REASONS } from '@/lib/tickets/vocabulary'
import { anyCalendar, datesAround } from './calendar-arbitraries'
import { oracleOf, readCells, type Cells } from './calendar-oracle'
import { factsOf, termsOf, type Told } from './clock-support'
import { live, TICK, type IsOpen } from './stopwatch-oracle'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Where a day has an hour more, one less, or none of either. */
const PLACES = [
  ['America/Sao_Paulo', '2026-08-05T10:00Z'],
  ['America/New_York', '2024-03-10T04:00Z'],
  ['Australia/Lord_Howe', '2025-04-05T11:00Z'],
] as const

/** How long a story lasts, and until when what is due after it is looked for. */
const LENGTH = 5 * HOUR
const HORIZON = 10 * HOUR
const PATIENCE = 60_000

/** Seconds: whole ticks, and so is each percentage of them that warns. Short ones meet what happens by the tick. */
const target = fc.option(fc.oneof(fc.constantFrom(400, 800, 1_200), fc.integer({ min: 1, max: 25 }).map((n) => n * 400)), {
  nil: undefined,
  freq: 6,
})

const ALWAYS = Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']]])) satisfies CalendarDefinition['week']

const anyTerms = (calendar: fc.Arbitrary<CalendarDefinition>): fc.Arbitrary<Terms | null> =>
  fc.option(
    fc
      .record({
        calendar,
        target: fc.record({ firstResponse: target, nextResponse: target, resolution: target }),
        warnPercent: fc.constantFrom(50, 75, 95),
        pauseOn: fc.subarray([...HOLD_REASONS]),
        priority: fc.constantFrom(1, 3),
      })
      .map(({ target, ...more }) => termsOf(target, more)),
    { freq: 9 },
  )

/** What may happen to a ticket, in any order; several things at one instant, too. */
function anyStory(opened: number, terms: fc.Arbitrary<Terms | null>): fc.Arbitrary<Told[]> {
  const pause = fc.constantFrom(0, 0, 20, 200, 300, 380, 400, 1_200, 4_000, 9_000)
  const status = fc.oneof(
    fc.constantFrom('in_progress', 'in_progress', 'resolved', 'closed', 'cancelled').map((to) => ({ status: to, holdReason: null })),
    fc.constantFrom(...HOLD_REASONS).map((holdReason) => ({ status: 'on_hold', holdReason })),
  )
  const what = fc.oneof(
    { weight: 4, arbitrary: status.map((change) => ({ type: 'status' as const, ...change })) },
    { weight: 2, arbitrary: terms.map((judged) => ({ type: 'judged' as const, terms: judged })) },
    { weight: 1, arbitrary: fc.constant({ type: 'replied' as const }) },
    { weight: 2, arbitrary: fc.constant({ type: 'asked' as const }) },
  )
  return fc.tuple(terms, fc.array(fc.tuple(pause, what), { maxLength: 8 })).map(([first, rest]) => {
    let at = opened
    const then = rest.map(([seconds, fact]): Told => ({ ...fact, at: (at += seconds * SECOND) }))
    const within = then.filter((fact) => fact.at <= opened + LENGTH)
    return [{ type: 'judged', at: opened, terms: first }, { type: 'opened', at: opened, status: 'new', holdReason: null }, ...within]
  })
}

describe.each(PLACES)('clocks in %s around %s', (zone, instant) => {
  const opened = Date.parse(instant)
  const cells = readCells(zone, opened - HOUR, opened + HORIZON + HOUR, MINUTE)
  const always = fc.constant<CalendarDefinition>({ timezone: zone, week: ALWAYS, holidays: [] })
  const stories = anyStory(opened, anyTerms(fc.oneof(always, anyCalendar(zone, datesAround(opened)))))
  const isOpen = openIn(cells)
  const later = fc.integer({ min: 0, max: LENGTH / TICK }).map((ticks) => ticks * TICK)

  it('read what living through the story tick by tick gives', () => {
    fc.assert(
      fc.property(stories, later, (told, wait) => {
        const { facts, termsOf: by } = factsOf(told)
        const now = Math.max(opened + wait, told.at(-1)?.at ?? 0)
        const clocks = computeClocks(facts, by, now)
        const lived = live(told, now, isOpen)
        for (const metric of SLA_METRICS) {
          const clock = clocks[CLOCK_KEYS[metric]]
          const life = lived[metric]
          expect(clock && {
            state: clock.state,
            used: clock.elapsedMs,
            target: clock.targetSeconds * SECOND,
            startedAt: Date.parse(clock.startedAt),
            metAt: clock.metAt && Date.parse(clock.metAt),
            breachedAt: clock.breachedAt && Date.parse(clock.breachedAt),
            warnedAt: clock.warnAt !== null && Date.parse(clock.warnAt) <= now ? Date.parse(clock.warnAt) : null,
          }).toEqual(life)
        }
      }),
      { numRuns: 2000 },
    )
  }, PATIENCE)

  it('say when they will be due: it is what happens if nothing else does', () => {
    fc.assert(
      fc.property(stories, (told) => {
        const { facts, termsOf: by } = factsOf(told)
        const now = told.at(-1)?.at ?? opened
        const clocks = computeClocks(facts, by, now)
        const end = opened + HORIZON
        const lived = live(told, end, isOpen)
        for (const metric of SLA_METRICS) {
          const clock = clocks[CLOCK_KEYS[metric]]
          if (clock?.state !== 'running') continue
          const [due, warn] = [Date.parse(clock.dueAt ?? ''), Date.parse(clock.warnAt ?? '')]
          expect(due > end ? null : due).toBe(lived[metric]?.breachedAt)
          expect(warn > end ? null : warn).toBe(lived[metric]?.warnedAt)
        }
      }),
      { numRuns: 200 },
    )
  }, PATIENCE)

  it('shown from what was stored are as if they were computed anew', () => {
    fc.assert(
      fc.property(stories, later, (told, wait) => {
        const { facts, termsOf: by } = factsOf(told)
        const now = told.at(-1)?.at ?? opened
        const calendars = new Map(told.flatMap((fact) => (fact.type === 'judged' && fact.terms ? [[fact.terms.calendar.version, fact.terms.calendar.times]] : [])))
        const calendarOf = ({ version }: { version: number }) => {
          const times = calendars.get(version)
          if (!times) throw new Error('no such calendar')
          return times
        }
        const stored = computeClocks(facts, by, now)
        const anew = computeClocks(facts, by, now + wait)
        expect(clocksAt(stored, calendarOf, now + wait)).toEqual(clocksAt(anew, calendarOf, now + wait))
      }),
      { numRuns: 100 },
    )
  })

  it('are explained without a gap, by lines that add up', () => {
    fc.assert(
      fc.property(stories, later, (told, wait) => {
        const { facts, termsOf: by } = factsOf(told)
        const now = Math.max(opened + wait, told.at(-1)?.at ?? 0)
        for (const clock of Object.values(explainClocks(facts, by, now))) if (clock) expectWhole(clock)
      }),
      { numRuns: 100 },
    )
  })
})

/** Stretches of time follow each other; what happened within one stands right behind it. */
function expectWhole({ trace, elapsedSeconds, startedAt }: Clock & { trace: readonly TraceLine[] }): void {
  const stretches = trace.filter(({ from, to }) => from !== to)
  expect(stretches.map(({ from }) => from)).toEqual(stretches.length > 0 ? [startedAt, ...stretches.slice(0, -1).map(({ to }) => to)] : [])
  const beginnings = trace.map(({ from }) => from)
  expect(beginnings).toEqual(beginnings.toSorted())
  expect(trace.filter(({ counted }) => counted).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(elapsedSeconds)
}

/** Asks Intl what each minute reads, and the definition whether that is open. */
function openIn(cells: Cells): IsOpen {
  const known = new WeakMap<CalendarDefinition, (instant: number) => boolean>()
  return ({ calendar: { times } }, instant) => {
    const { definition } = times
    const open = known.get(definition) ?? oracleOf(definition, cells).isOpen
    known.set(definition, open)
    return open(instant)
  }
}
