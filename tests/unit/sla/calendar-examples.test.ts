import { describe, expect, it } from 'vitest'
import { brazilNationalHolidays, brazilOptionalHolidays, easter } from '@/lib/sla/calendar/brazil'
import { compileCalendar } from '@/lib/sla/calendar/compile'
import { isoDate } from '@/lib/sla/calendar/dates'
import { defaultCalendars } from '@/lib/sla/calendar/defaults'
import { calendarFlaws } from '@/lib/sla/calendar/flaws'
import { instantOf } from '@/lib/sla/calendar/local-time'
import { zoneOf } from '@/lib/sla/calendar/zone'
import type { CalendarDefinition } from '@/lib/sla/types'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()
const week: CalendarDefinition['week'] = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '12:00'], ['13:00', '17:00']]]),
)
const office = compileCalendar({
  timezone: 'America/Sao_Paulo',
  week,
  holidays: [{ date: '2026-11-20', name: 'Consciência Negra' }],
})

describe('a calendar', () => {
  it('ends a duration at closing time when that uses it up, and at the next opening not before', () => {
    expect(iso(office.add(at('2026-11-18T16:00-03:00'), HOUR))).toBe(iso(at('2026-11-18T17:00-03:00')))
    expect(iso(office.add(at('2026-11-18T16:00-03:00'), HOUR + 1))).toBe(iso(at('2026-11-19T09:00:00.001-03:00')))
    expect(iso(office.add(at('2026-11-18T11:00-03:00'), HOUR))).toBe(iso(at('2026-11-18T12:00-03:00')))
  })

  it('adds nothing without moving, even when it is closed', () => {
    expect(office.add(at('2026-11-21T00:00-03:00'), 0)).toBe(at('2026-11-21T00:00-03:00'))
  })

  it('tells what lies between, with the holiday by its name', () => {
    const segments = [...office.segments(at('2026-11-19T16:00-03:00'), at('2026-11-23T10:00-03:00'))]
    expect(segments.map(({ from, to, reason, holiday }) => [iso(from), (to - from) / HOUR, holiday ?? reason])).toEqual([
      ['2026-11-19T19:00:00.000Z', 1, 'open'],
      ['2026-11-19T20:00:00.000Z', 7, 'closed'],
      ['2026-11-20T03:00:00.000Z', 24, 'Consciência Negra'],
      ['2026-11-21T03:00:00.000Z', 57, 'closed'],
      ['2026-11-23T12:00:00.000Z', 1, 'open'],
    ])
  })

  it('counts a repeated hour twice and a skipped one not at all', () => {
    const night: CalendarDefinition = {
      timezone: 'America/New_York',
      week: { sun: [['00:00', '04:00']] },
      holidays: [],
    }
    const { between } = compileCalendar(night)
    expect(between(at('2024-03-10T00:00-05:00'), at('2024-03-11T00:00-04:00'))).toBe(3 * HOUR)
    expect(between(at('2024-11-03T00:00-04:00'), at('2024-11-04T00:00-05:00'))).toBe(5 * HOUR)
  })

  it('refuses what it cannot know', () => {
    const never = compileCalendar({ timezone: 'UTC', week: {}, holidays: [] })
    expect(() => never.add(at('2026-01-01T00:00Z'), 1)).toThrow(RangeError)
    expect(() => office.between(2, 1)).toThrow(RangeError)
    expect(() => office.add(0, -1)).toThrow(RangeError)
    expect(() => office.between(Number.NaN, 0)).toThrow(RangeError)
    expect(() => office.between(0, at('9999-12-31T23:59:59.999Z') + 1)).toThrow(RangeError)
    expect(office.between(at('1900-01-01T00:00Z'), at('9999-12-31T23:59:59.999Z'))).toBeGreaterThan(0)
  })
})

describe('instantOf', () => {
  const of = (zone: string, wall: string) => iso(instantOf(zoneOf(zone), Date.parse(`${wall}Z`)))

  it('reads a local time; the earlier of two, and moved on from a gap', () => {
    expect(of('America/Sao_Paulo', '2026-03-01T08:00')).toBe('2026-03-01T11:00:00.000Z')
    expect(of('America/New_York', '2024-11-03T01:30')).toBe('2024-11-03T05:30:00.000Z')
    expect(of('America/New_York', '2024-03-10T02:30')).toBe('2024-03-10T07:30:00.000Z')
    expect(of('America/Sao_Paulo', '2018-11-04T00:00')).toBe('2018-11-04T03:00:00.000Z')
    expect(of('Pacific/Apia', '2011-12-30T12:00')).toBe('2011-12-30T22:00:00.000Z')
    expect(of('Asia/Kolkata', '2026-01-01T00:00')).toBe('2025-12-31T18:30:00.000Z')
  })
})

describe("Brazil's holidays", () => {
  it('know Easter', () => {
    const known = ['1961-04-02', '2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25']
    expect(known.map((date) => isoDate(easter(Number(date.slice(0, 4)))))).toEqual(known)
  })

  it('are ten a year since 2024, nine before', () => {
    const inYear = (year: number) =>
      brazilNationalHolidays(2020, 2030, 'pt-BR').filter(({ date }) => date.startsWith('--') || date.startsWith(`${year}`))
    expect(inYear(2023)).toHaveLength(9)
    expect(inYear(2024)).toHaveLength(10)
    expect(inYear(2026).map(({ date }) => date)).toEqual([
      '--01-01', '--04-21', '--05-01', '--09-07', '--10-12', '--11-02', '--11-15', '--12-25', '2026-04-03', '2026-11-20',
    ])
  })

  it('offer Carnival and Corpus Christi apart', () => {
    expect(brazilOptionalHolidays(2026, 2026, 'en').map(({ date }) => date)).toEqual(['2026-02-16', '2026-02-17', '2026-06-04'])
  })
})

it('starts a new organisation with calendars without flaws', () => {
  for (const locale of ['pt-BR', 'en'] as const) {
    const { business, always } = defaultCalendars(locale, 'America/Sao_Paulo', 2026)
    expect(calendarFlaws(business.definition)).toEqual([])
    expect(calendarFlaws(always.definition)).toEqual([])
    expect(compileCalendar(always.definition).add(0, 12_345)).toBe(12_345)
    expect(business.definition.holidays.some(({ date }) => date === '2014-04-18')).toBe(true)
  }
})
