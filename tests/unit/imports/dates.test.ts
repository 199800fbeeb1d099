import { describe, expect, it } from 'vitest'
import { parseDate } from '@/lib/imports/dates'
import { instantOf } from '@/lib/imports/local-time'

const iso = (text: string, zone = 'America/Sao_Paulo') => parseDate(text, zone)?.toISOString()

describe('local times of a file', () => {
  it('follow the daylight saving time of their day', () => {
    expect(iso('20-02-2016 12:00')).toBe('2016-02-20T14:00:00.000Z')
    expect(iso('22-02-2016 12:00')).toBe('2016-02-22T15:00:00.000Z')
    expect(iso('22-02-2026 12:00')).toBe('2026-02-22T15:00:00.000Z')
  })

  it('that were shown twice mean the first', () => {
    // On 21 February 2016 at 00:00, clocks in São Paulo went back to 23:00.
    expect(iso('20-02-2016 23:30')).toBe('2016-02-21T01:30:00.000Z')
    expect(iso('21-02-2016 00:00')).toBe('2016-02-21T03:00:00.000Z')
  })

  it('that were skipped move on by the gap', () => {
    // On 15 October 2017 at 00:00, clocks in São Paulo went forward to 01:00.
    expect(iso('15-10-2017 00:30')).toBe('2017-10-15T03:30:00.000Z')
    expect(iso('15-10-2017 01:00')).toBe('2017-10-15T03:00:00.000Z')
  })

  it('are right in zones of half hours and beyond the date line', () => {
    expect(iso('01-07-2026 12:00', 'Asia/Kolkata')).toBe('2026-07-01T06:30:00.000Z')
    expect(iso('01-07-2026 12:00', 'Australia/Lord_Howe')).toBe('2026-07-01T01:30:00.000Z')
    expect(iso('01-07-2026 12:00', 'Pacific/Kiritimati')).toBe('2026-06-30T22:00:00.000Z')
  })

  it('come back as the wall clock they were, on every hour of a year with two changes', () => {
    const zone = 'Europe/London'
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const wall = new Date(Date.UTC(2024, 0, 1, hour))
      const text = wall.toISOString().slice(0, 16).replace('T', ' ')
      if (text === '2024-03-31 01:00') continue
      const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()]
      expect(format.format(instantOf({ year, month, day, hour: wall.getUTCHours(), minute: 0, second: 0 }, zone))).toBe(text)
    }
  })
})

describe('the ways to write a date', () => {
  it.each([
    ['29-02-2016 01:16', '2016-02-29T04:16:00.000Z'],
    ['29/02/2016 01:16:30', '2016-02-29T04:16:30.000Z'],
    ['1.3.2016', '2016-03-01T03:00:00.000Z'],
    ['2016-02-29', '2016-02-29T03:00:00.000Z'],
    ['2016-02-29T01:16:00', '2016-02-29T04:16:00.000Z'],
    ['2016-02-29T01:16:00Z', '2016-02-29T01:16:00.000Z'],
    ['2016-02-29 01:16:00.123+0530', '2016-02-28T19:46:00.123Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected))

  it.each(['31-02-2016 10:00', '29-02-2015', '01-13-2016', '01-01-2016 24:00', '01-01-2016 10:60', '2016-02-30T10:00:00Z', 'yesterday', '01-01-16', '12'])(
    '%s is none',
    (text) => expect(parseDate(text, 'UTC')).toBeNull(),
  )
})
