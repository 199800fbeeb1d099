import { instantOf } from '@/lib/imports/local-time'
import { ValidationFailed } from '@/lib/platform/errors'
import type { ReportQuery } from './schema'
import type { PeriodPreset } from './vocabulary'

/** Days of an organisation as spans of time: pure, the clock and the timezone are arguments. */

const DAY_MS = 86_400_000
/** Two years, one of them a leap year. */
const LONGEST_DAYS = 731

/** Days that can be reported on: what lies around them, and in any timezone, is still written in four digits. */
const EARLIEST_DAY = '1970-01-02'
const LATEST_DAY = '9998-12-31'

/** Until how many days a period is told day by day, and until how many week by week. */
const DAILY = 92
const WEEKLY = 366

/** From the first instant up to, and without, the second. */
export interface Span {
  from: Date
  to: Date
}

export interface Period extends Span {
  /** The first and the last day. */
  first: string
  last: string
}

export type Unit = 'day' | 'week' | 'month'

/** Calendar arithmetic on `2026-11-22`, which knows no timezone. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
const daysBetween = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS)

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day that it is in a timezone. */
export function dayAt(instant: Date, timeZone: string): string {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  if (!known) formats.set(timeZone, format)
  return format.format(instant)
}

/** The first instant of a day: an hour late where clocks skip midnight. */
export function dayStart(day: string, timeZone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return instantOf({ year, month, day: date, hour: 0, minute: 0, second: 0 }, timeZone)
}

const spanOf = (first: string, last: string, timeZone: string): Period => ({
  first,
  last,
  from: dayStart(first, timeZone),
  to: dayStart(addDays(last, 1), timeZone),
})

/** The days of a preset, today included. */
export function presetDays(preset: PeriodPreset, today: string): { first: string; last: string } {
  const monthStart = `${today.slice(0, 7)}-01`
  switch (preset) {
    case '7d':
      return { first: addDays(today, -6), last: today }
    case '30d':
      return { first: addDays(today, -29), last: today }
    case '90d':
      return { first: addDays(today, -89), last: today }
    case 'this-month':
      return { first: monthStart, last: today }
    case 'last-month': {
      const last = addDays(monthStart, -1)
      return { first: `${last.slice(0, 7)}-01`, last }
    }
  }
}

/** The period that is asked for; the last 30 days unless told. @throws ValidationFailed */
export function periodOf({ period, from, to }: Pick<ReportQuery, 'period' | 'from' | 'to'>, now: Date, timeZone: string): Period {
  if (!from && !to) {
    const { first, last } = presetDays(period ?? '30d', dayAt(now, timeZone))
    return spanOf(first, last, timeZone)
  }
  if (period) throw ValidationFailed.at('period', 'Give a period, or from and to', 'not_applicable')
  if (!from || !to) throw ValidationFailed.at(from ? 'to' : 'from', 'from and to go together', 'required')
  // Before anything is worked out from them.
  for (const [field, day] of Object.entries({ from, to })) {
    if (day < EARLIEST_DAY || day > LATEST_DAY) throw ValidationFailed.at(field, `Give days from ${EARLIEST_DAY} to ${LATEST_DAY}`, 'invalid')
  }
  const days = daysBetween(from, to)
  if (days < 0) throw ValidationFailed.at('to', 'ends before it begins', 'invalid')
  if (days >= LONGEST_DAYS) throw ValidationFailed.at('to', 'Two years at most', 'too_big')
  return spanOf(from, to, timeZone)
}

/** As many days just before. */
export function periodBefore({ first, last }: Period, timeZone: string): Period {
  const end = addDays(first, -1)
  return spanOf(addDays(end, -daysBetween(first, last)), end, timeZone)
}

/** The parts that a period is told in; the first and the last week or month may be cut. */
export function bucketsOf({ first, last }: Period, timeZone: string): { unit: Unit; buckets: Span[] } {
  const days = daysBetween(first, last) + 1
  const unit: Unit = days <= DAILY ? 'day' : days <= WEEKLY ? 'week' : 'month'
  const starts: string[] = []
  for (let day = first; day <= last; day = nextStart(day, unit)) starts.push(day)
  const bounds = [...starts, addDays(last, 1)].map((day) => dayStart(day, timeZone))
  return { unit, buckets: starts.map((_, index) => ({ from: bounds[index] as Date, to: bounds[index + 1] as Date })) }
}

function nextStart(day: string, unit: Unit): string {
  if (unit === 'day') return addDays(day, 1)
  // Sunday is 0: from there it is one day to Monday.
  if (unit === 'week') return addDays(day, 7 - ((new Date(day).getUTCDay() + 6) % 7))
  const nextMonth = addDays(`${day.slice(0, 7)}-28`, 4)
  return `${nextMonth.slice(0, 7)}-01`
}
