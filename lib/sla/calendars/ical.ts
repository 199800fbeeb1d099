import 'server-only'
import ical, { type VEvent } from 'node-ical'
import { ValidationFailed } from '@/lib/platform/errors'
import { readDate } from '@/lib/sla/calendar/dates'
import { MOST_HOLIDAYS } from '@/lib/sla/calendar/flaws'
import type { Holiday } from '@/lib/sla/types'
import type { IcalHolidays } from './schema'

const DAY = 86_400_000

/** Events that are looked at: each may be a long holiday. */
const MOST_EVENTS = 2000

/** The longest event that is a holiday rather than a season, in days. */
const LONGEST = 31

/** A rule of thousands of characters would take long to follow; a holiday's has some fifty. */
const LONGEST_RULE = 150

/** A rule that ends is followed from its beginning: so many times it may come. */
const MOST_TIMES = 200

/** How long dates may be looked for, in milliseconds; holidays take a few. Nobody else is answered meanwhile. */
const BUDGET = 300

/** Rules that need looking for their dates: each may cost some ten milliseconds. */
const MOST_MOVING = 30

/** Years around the present for which a moving holiday is dated. */
const YEARS_BACK = 2
const YEARS_AHEAD = 10

/**
 * The whole days in an iCalendar file (RFC 5545) as holidays: what comes every year on the same date without a
 * year, other yearly rules and single events by their dates.
 * @param year the present one
 * @throws ValidationFailed when it is no such file, or holds too much
 */
export function readIcal(text: string, year: number): IcalHolidays {
  assertReadable(text)
  const found = new Map<string, Holiday>()
  const events = eventsOf(text)
  const days = events.filter(isWholeDay)
  if (days.filter(moves).length > MOST_MOVING) throw tooMany(`More than ${MOST_MOVING} rules of dates that move`)
  const begun = performance.now()
  let skipped = events.length - days.length
  for (const event of days) {
    if (performance.now() - begun > BUDGET) throw tooMany('The rules take too long to follow')
    const dates = datesOf(event, year)
    if (dates.length === 0) skipped++
    for (const date of dates) if (!found.has(date)) found.set(date, { date, name: nameOf(event, date) })
    if (found.size > MOST_HOLIDAYS) throw tooMany(`More than ${MOST_HOLIDAYS} holidays`)
  }
  return { holidays: [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), skipped }
}

const tooMany = (message: string) => ValidationFailed.at('file', message, 'too_many')
const broken = () => ValidationFailed.at('file', 'Not an iCalendar file (.ics)', 'not_icalendar')

function assertReadable(text: string): void {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) throw broken()
  if ((text.match(/^BEGIN:/gim) ?? []).length > MOST_EVENTS) throw tooMany(`More than ${MOST_EVENTS} entries`)
}

function eventsOf(text: string): VEvent[] {
  const lines = linesThatCount(text)
  const rules = lines.filter((line) => /^RRULE/i.test(line))
  if (rules.some((rule) => rule.length > LONGEST_RULE)) throw tooMany('A rule is too long')
  if (rules.some((rule) => Number(/COUNT=(\d+)/i.exec(rule)?.[1] ?? 0) > MOST_TIMES))
    throw tooMany(`A rule comes more than ${MOST_TIMES} times`)
  try {
    const parsed = ical.sync.parseICS(lines.join('\r\n'))
    return Object.values(parsed).filter((part): part is VEvent => part?.type === 'VEVENT')
  } catch {
    throw broken()
  }
}

/** Whole days, how they repeat, and what they are called: times of day, alarms and pictures are not even read. */
const COUNTS = /^(?:(?:BEGIN|END|UID|DURATION|RRULE|SUMMARY)[:;]|(?:DTSTART|DTEND|EXDATE|RECURRENCE-ID)[^:]*:\d{8}(?:,\d{8})*$)/i

const linesThatCount = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => COUNTS.test(line))

const isWholeDay = ({ datetype, start }: VEvent): boolean =>
  datetype === 'date' && start instanceof Date && !Number.isNaN(start.getTime())

function datesOf(event: VEvent, year: number): string[] {
  const first = dayOf(event.start)
  const length = event.end instanceof Date ? Math.max(1, (dayOf(event.end) - first) / DAY) : 1
  if (length > LONGEST) return []
  const days = (from: number) => Array.from({ length }, (_, day) => new Date(from + day * DAY).toISOString().slice(0, 10))
  if (!event.rrule) return days(first).filter(isDate)
  if (!moves(event)) return days(first).map((date) => `-${date.slice(4)}`)
  return occurrences(event, year).flatMap((at) => days(dayOf(at))).filter(isDate)
}

/** Dates without time come as midnight of this process's zone. */
const dayOf = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())

const isDate = (date: string): boolean => readDate(date) !== null

/** What a rule may say that comes on the same date every year. */
const RULE_OF_A_DATE = new Set(['freq', 'interval', 'byMonth', 'byMonthDay', 'wkst', 'dtstart', 'tzid'])

/** Whether it repeats in another way than on the same date every year. */
function moves({ rrule, exdate, start }: VEvent): boolean {
  if (!rrule) return false
  const rule: Record<string, unknown> = rrule.options
  const isOnly = (value: unknown, wanted: number) =>
    value === undefined || (Array.isArray(value) && value.length === 1 && value[0] === wanted)
  return !(
    rule.freq === 'YEARLY' &&
    rule.interval === 1 &&
    Object.entries(rule).every(([key, value]) => value === undefined || RULE_OF_A_DATE.has(key)) &&
    isOnly(rule.byMonth, start.getMonth() + 1) &&
    isOnly(rule.byMonthDay, start.getDate()) &&
    (exdate === undefined || Object.keys(exdate).length === 0)
  )
}

/** Of a yearly rule that moves or ends; of others none: they are no holidays. */
function occurrences(event: VEvent, year: number): Date[] {
  const rule = event.rrule?.options ?? {}
  if (rule.freq !== 'YEARLY' || ['byHour', 'byMinute', 'bySecond'].some((part) => rule[part] !== undefined)) return []
  const from = new Date(year - YEARS_BACK, 0, 1)
  const to = new Date(year + YEARS_AHEAD, 11, 31)
  return ical.expandRecurringEvent(event, { from, to }).map(({ start }) => start)
}

function nameOf({ summary }: VEvent, date: string): string {
  const text = typeof summary === 'string' ? summary : summary?.val
  return (text ?? '').trim().slice(0, 120).trim() || date
}
