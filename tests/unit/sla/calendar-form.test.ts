import { describe, expect, it } from 'vitest'
import { getT } from '@/components/i18n/get-t'
import { definitionOfDraft, mergeHolidays, weekOf } from '@/components/sla/calendars/draft'
import { groupHolidays } from '@/components/sla/calendars/holiday-groups'
import { hoursText } from '@/components/sla/calendars/hours-text'
import { nextWindow, tidyTime } from '@/components/sla/calendars/time-text'
import { tryCalendar } from '@/components/sla/calendars/try-calendar'
import { ALWAYS_OPEN } from '@/lib/sla/calendar/defaults'
import { openInWeek, summariseWeek } from '@/lib/sla/calendar/summary'
import type { CalendarDefinition, Holiday } from '@/lib/sla/types'

const day = (date: string): Holiday => ({ date, name: date })
const half: CalendarDefinition['week'] = { mon: [['08:00', '12:00']], tue: [['08:00', '12:00']], thu: [['08:00', '12:00'], ['13:00', '14:00']] }

describe('times as people type them', () => {
  it.each([
    ['8', '08:00'], ['08', '08:00'], ['830', '08:30'], ['0830', '08:30'], ['8:30', '08:30'], ['8h', '08:00'], ['8h30', '08:30'],
    ['8.30', '08:30'], [' 17:45 ', '17:45'], ['24', '24:00'], ['99', '99:00'], ['noon', 'noon'], ['', ''],
  ])('reads "%s" as "%s"', (typed, time) => {
    expect(tidyTime(typed)).toBe(time)
  })

  it('offer the next window after the last one', () => {
    expect(nextWindow([])).toEqual(['08:00', '12:00'])
    expect(nextWindow(['12:00'])).toEqual(['13:00', '17:00'])
    expect(nextWindow(['17:30', '12:00'])).toEqual(['19:00', '23:00'])
    expect(nextWindow(['22:00'])).toEqual(['23:00', '24:00'])
    expect(nextWindow(['23:30'])).toBeNull()
    expect(nextWindow(['nonsense'])).toEqual(['08:00', '12:00'])
  })
})

describe('a week in words', () => {
  it('joins equal days', () => {
    expect(summariseWeek(half).map(({ from, to }) => `${from}-${to}`)).toEqual(['mon-tue', 'thu-thu'])
    const t = getT('en', 'calendars')
    expect(hoursText(t, 'en', half)).toEqual(['Mon to Tue 08:00–12:00', 'Thu 08:00–12:00, 13:00–14:00'])
    expect(hoursText(t, 'en', ALWAYS_OPEN)).toEqual(['24 hours, every day'])
    expect(hoursText(t, 'en', {})).toEqual(['Always closed'])
    expect(openInWeek(half)).toBe(13 * 3_600_000)
  })
})

describe('a draft', () => {
  it('comes back as it went in, without closed days', () => {
    const draft = { name: 'x', timezone: 'UTC', week: weekOf({ ...half, wed: [] }), holidays: [day('--12-25')] }
    expect(definitionOfDraft(draft)).toEqual({ timezone: 'UTC', week: half, holidays: [day('--12-25')] })
  })

  it('takes in holidays on new dates alone', () => {
    expect(mergeHolidays([day('2026-01-01')], [day('2026-01-01'), day('2026-01-02')])).toEqual({
      holidays: [day('2026-01-01'), day('2026-01-02')], added: 1, known: 1,
    })
  })

  it('shows holidays in groups', () => {
    const all = ['2026-12-24', '2040-01-01', '--12-25', '2027-01-01', '2020-01-01', '2026-01-01'].map(day)
    expect(groupHolidays(all, 2026).map(({ key, holidays }) => [key, ...holidays.map(({ date }) => date)])).toEqual([
      ['every', '--12-25'], ['before', '2020-01-01'], [2026, '2026-01-01', '2026-12-24'], [2027, '2027-01-01'], ['after', '2040-01-01'],
    ])
  })

  it('can be tried', () => {
    const calendar = { timezone: 'America/Sao_Paulo', week: half, holidays: [] }
    expect(tryCalendar(calendar, '2026-11-23T11:00', 2)).toMatchObject({ end: '2026-11-24T12:00:00.000Z', seconds: 7200, more: false })
    expect(tryCalendar(calendar, '2026-11-23T11:00', 2000)).toMatchObject({ more: true })
    expect(tryCalendar(calendar, '', 2)).toBeNull()
    expect(tryCalendar(calendar, '2026-11-23T11:00', Number('x'))).toBeNull()
    expect(tryCalendar({ ...calendar, week: {} }, '2026-11-23T11:00', 2)).toMatchObject({ end: null })
  })
})
