import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '@/lib/sla/calendar/compile'
import { anyCalendar, datesAround } from './calendar-arbitraries'
import { oracleOf, readCells } from './calendar-oracle'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Zones, and instants in whose neighbourhood their clocks do something. */
const PLACES: readonly (readonly [zone: string, instant: string, what: string])[] = [
  ['America/Sao_Paulo', '2018-11-04T03:00Z', 'a day without midnight'],
  ['America/Sao_Paulo', '2019-02-17T02:00Z', 'the hour before midnight twice'],
  ['America/New_York', '2024-03-10T07:00Z', 'an hour less'],
  ['America/New_York', '2024-11-03T06:00Z', 'an hour more'],
  ['America/New_York', '3026-03-11T07:00Z', 'rules for ever'],
  ['America/Boa_Vista', '2000-10-11T04:00Z', 'summer for a week'],
  ['America/Havana', '2025-03-09T05:00Z', 'a day without midnight'],
  ['Europe/Lisbon', '2026-03-29T01:00Z', 'an hour less'],
  ['Europe/Lisbon', '1992-09-27T01:00Z', 'another zone'],
  ['Africa/Casablanca', '2026-02-15T02:00Z', 'back for Ramadan'],
  ['Africa/Casablanca', '2026-03-22T02:00Z', 'forth after Ramadan'],
  ['Asia/Kolkata', '2025-06-01T00:00Z', 'half an hour off'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z', 'a quarter of an hour less'],
  ['Australia/Lord_Howe', '2025-04-05T15:00Z', 'half an hour more'],
  ['Australia/Lord_Howe', '2025-10-04T15:30Z', 'half an hour less'],
  ['Antarctica/Troll', '2025-10-26T01:00Z', 'two hours more'],
  ['Pacific/Apia', '2011-12-30T10:00Z', 'a whole day skipped'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z', 'a whole day skipped'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z', 'half an hour less'],
  ['UTC', '2024-02-29T00:00Z', 'a leap day'],
]

/** Where clocks were odd by seconds. */
const TO_THE_SECOND: typeof PLACES = [
  ['America/Sao_Paulo', '1914-01-01T03:06:28Z', 'local mean time ends'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z', '44 minutes and 30 seconds end'],
]

function agreesWithOracle(zone: string, around: number, reach: number, cell: number, runs: number) {
  const from = around - reach
  const cells = readCells(zone, from, around + reach, cell)
  const instant = fc.oneof(
    fc.integer({ min: from, max: around + reach - 1 }),
    fc.integer({ min: around - 2 * HOUR, max: around + 2 * HOUR }),
    fc.integer({ min: 0, max: (2 * reach) / cell - 1 }).map((index) => from + index * cell),
  )
  const duration = fc.oneof(fc.nat(reach), fc.nat(12).map((quarters) => quarters * 15 * MINUTE))
  fc.assert(
    fc.property(anyCalendar(zone, datesAround(around)), instant, instant, duration, (definition, one, other, ms) => {
      const calendar = compileCalendar(definition)
      const oracle = oracleOf(definition, cells)
      const [start, end] = one < other ? [one, other] : [other, one]
      expect(calendar.between(start, end)).toBe(oracle.between(start, end))
      const due = oracle.add(start, ms)
      if (due !== null) expect(calendar.add(start, ms)).toBe(due)
      for (const segment of calendar.segments(start, end)) {
        expect(oracle.isOpen(segment.from)).toBe(segment.open)
        expect(oracle.isOpen(segment.to - 1)).toBe(segment.open)
      }
    }),
    { numRuns: runs },
  )
}

/** Watching takes its time; the machine may be busy with more. */
const PATIENCE = { timeout: 60_000 }

describe('a calendar agrees with somebody who watches the clock', PATIENCE, () => {
  it.each(PLACES)('in %s around %s: %s', (zone, instant) => {
    agreesWithOracle(zone, Date.parse(instant), 3 * DAY, MINUTE, 50)
  })

  it.each(TO_THE_SECOND)('to the second in %s around %s: %s', (zone, instant) => {
    agreesWithOracle(zone, Date.parse(instant), 3 * HOUR, SECOND, 40)
  })

  it.each(['America/Sao_Paulo', 'Asia/Tehran'])('over three years in %s', (zone) => {
    const from = Date.UTC(2017, 0, 1)
    const to = Date.UTC(2020, 0, 1)
    const cells = readCells(zone, from, to, 30 * MINUTE)
    const dates = ['2017-04-14', '2017-06-15', '2018-12-31', '2019-01-01', '2019-11-20']
    const instant = fc.integer({ min: from, max: to - 1 })
    fc.assert(
      fc.property(anyCalendar(zone, dates, 30), instant, instant, fc.nat(DAY * 300), (definition, one, other, ms) => {
        const calendar = compileCalendar(definition)
        const oracle = oracleOf(definition, cells)
        const [start, end] = one < other ? [one, other] : [other, one]
        expect(calendar.between(start, end)).toBe(oracle.between(start, end))
        const due = oracle.add(start, ms)
        if (due !== null) expect(calendar.add(start, ms)).toBe(due)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the laws of business time', PATIENCE, () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC')
  const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) })
  const given = fc
    .tuple(zone, instant)
    .chain(([name, at]) => fc.tuple(anyCalendar(name, datesAround(at)), fc.constant(at)))
  const span = fc.oneof(fc.nat(3 * DAY), fc.nat(400 * DAY))

  it('what is added has passed, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(given, span, ([definition, from], ms) => {
        const calendar = compileCalendar(definition)
        const due = calendar.add(from, ms)
        expect(calendar.between(from, due)).toBe(ms)
        if (ms > 0) expect(calendar.between(from, due - 1)).toBe(ms - 1)
        else expect(due).toBe(from)
      }),
      { numRuns: 300 },
    )
  })

  it('parts make the whole, and more is never sooner', () => {
    fc.assert(
      fc.property(given, span, span, ([definition, from], one, two) => {
        const calendar = compileCalendar(definition)
        const middle = from + one
        const end = middle + two
        expect(calendar.between(from, middle) + calendar.between(middle, end)).toBe(calendar.between(from, end))
        expect(calendar.between(from, end)).toBeLessThanOrEqual(end - from)
        expect(calendar.add(calendar.add(from, one), two)).toBe(calendar.add(from, one + two))
        expect(calendar.add(from, one + two)).toBeGreaterThanOrEqual(calendar.add(from, one))
        expect(calendar.add(middle, two)).toBeGreaterThanOrEqual(calendar.add(from, two))
      }),
      { numRuns: 300 },
    )
  })

  it('segments cover the time without a gap, differ from their neighbours, and hold all that is open', () => {
    fc.assert(
      fc.property(given, fc.nat(40 * DAY), ([definition, from], length) => {
        const calendar = compileCalendar(definition)
        const segments = [...calendar.segments(from, from + length)]
        let at = from
        let open = 0
        segments.forEach((segment, index) => {
          expect(segment.from).toBe(at)
          expect(segment.to).toBeGreaterThan(segment.from)
          const next = segments[index + 1]
          expect(next?.reason === segment.reason && next.holiday === segment.holiday).toBe(false)
          if (segment.open) open += segment.to - segment.from
          at = segment.to
        })
        expect(at).toBe(from + length)
        expect(open).toBe(calendar.between(from, from + length))
      }),
      { numRuns: 150 },
    )
  })
})
