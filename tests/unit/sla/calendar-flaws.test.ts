import { describe, expect, it } from 'vitest'
import { calendarFlaws } from '@/lib/sla/calendar/flaws'
import type { CalendarDefinition, Holiday, Window } from '@/lib/sla/types'

const sound: CalendarDefinition = { timezone: 'America/Sao_Paulo', week: { mon: [['08:00', '18:00']] }, holidays: [] }
const on = (...dates: string[]): Holiday[] => dates.map((date) => ({ date, name: 'x' }))
const flawsOf = (part: Partial<CalendarDefinition>) =>
  calendarFlaws({ ...sound, ...part }).map(({ path, code }) => `${path} ${code}`)
const monday = (...windows: Window[]) => flawsOf({ week: { mon: windows } })
const everyDay = (year: number) =>
  Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10))

describe('calendarFlaws', () => {
  it('finds none in sound calendars', () => {
    expect(flawsOf({})).toEqual([])
    expect(monday(['00:00', '24:00'])).toEqual([])
    expect(monday(['13:00', '18:00'], ['08:00', '13:00'])).toEqual([])
    expect(flawsOf({ holidays: on('2024-02-29', '--02-29', '--12-25', '2026-12-25') })).toEqual([])
    expect(flawsOf({ timezone: 'Etc/GMT+3' })).toEqual([])
  })

  it.each(['', 'Brasilia', 'America/Nowhere', '+03:00', '-0300', 'GMT+3', 'Local'])('refuses the zone "%s"', (timezone) => {
    expect(flawsOf({ timezone })).toEqual(['timezone unknown_timezone'])
  })

  it('refuses windows that are none', () => {
    expect(monday(['8:00', '18:00'])).toEqual(['week.mon.0.0 invalid_time'])
    expect(monday(['08:00', '24:01'])).toEqual(['week.mon.0.1 invalid_time'])
    expect(monday(['08:00', '25:00'])).toEqual(['week.mon.0.1 invalid_time'])
    expect(monday(['24:00', '24:00'])).toEqual(['week.mon.0.0 invalid_time'])
    expect(monday(['08:00', '08:00'])).toEqual(['week.mon.0.1 end_before_start'])
    expect(monday(['22:00', '06:00'])).toEqual(['week.mon.0.1 end_before_start'])
  })

  it('refuses windows that overlap, and too many', () => {
    expect(monday(['08:00', '12:00'], ['11:59', '18:00'])).toEqual(['week.mon.1 overlap'])
    expect(monday(['08:00', '18:00'], ['09:00', '10:00'])).toEqual(['week.mon.1 overlap'])
    const hourly = Array.from({ length: 13 }, (_, hour): Window => [`${hour + 10}:00`, `${hour + 10}:30`])
    expect(monday(...hourly)).toEqual(['week.mon too_many'])
  })

  it('refuses dates that there are not, and any twice', () => {
    const dates = ['2026-02-30', '2025-02-29', '--02-30', '--13-01', '1899-12-31', '2026-1-1', '12-25', '2026-01-01', '2026-01-01']
    expect(flawsOf({ holidays: on(...dates) })).toEqual([
      ...Array.from({ length: 7 }, (_, index) => `holidays.${index}.date invalid_date`),
      'holidays.8.date duplicate',
    ])
  })

  it('refuses more than a thousand holidays', () => {
    expect(flawsOf({ holidays: on(...Array.from({ length: 1001 }, () => '2026-01-01')) })).toEqual(['holidays too_many'])
  })

  it('refuses a calendar that never opens', () => {
    expect(flawsOf({ week: {} })).toEqual(['week never_open'])
    expect(monday()).toEqual(['week never_open'])
    const yearly = [...new Set(everyDay(2024).map((date) => `-${date.slice(4)}`))]
    expect(flawsOf({ holidays: on(...yearly) })).toEqual(['week never_open'])
    expect(flawsOf({ holidays: on(...new Set([...everyDay(2026), ...everyDay(2027)])) })).toEqual(['week never_open'])
    expect(flawsOf({ holidays: on(...everyDay(2026)) })).toEqual([])
  })
})
