import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { type Calendar, compileCalendar } from '@/lib/sla/calendar/compile'
import { instantOf } from '@/lib/sla/calendar/local-time'
import { calendarFlaws } from '@/lib/sla/calendar/flaws'
import { END_OF_TIME, FIRST_INSTANT, zoneOf } from '@/lib/sla/calendar/zone'
import { type CalendarPreview, LONGEST_TRACE, previewInput } from './schema'

/**
 * When a duration that starts at a time is used up by a calendar, or how much of a span it counts; and why.
 * Nothing is stored.
 * @throws ValidationFailed with the calendar's flaws, and for an end before the start or out of reach
 */
export function previewCalendar(ctx: Ctx, input: unknown): CalendarPreview {
  authorize(ctx, 'incident.read', 'sla.manage')
  const { timezone, week, holidays, ...question } = parse(previewInput, input)
  const definition = { timezone, week, holidays: holidays.map((date) => ({ date, name: date })) }
  const flaws = calendarFlaws(definition).map((flaw) => ({ ...flaw, path: flaw.path.replace(/\.date$/, '') }))
  if (flaws.length > 0) throw new ValidationFailed(flaws)

  const calendar = compileCalendar(definition)
  const start = readMoment('start', question.start, timezone)
  if (question.end === undefined) {
    if (question.seconds === undefined) throw ValidationFailed.at('seconds', 'Give seconds or an end', 'required')
    const end = reach(calendar, start, question.seconds * 1000)
    return { end: iso(end), ...traceOf(calendar, start, end) }
  }
  if (question.seconds !== undefined) throw ValidationFailed.at('end', 'Give seconds or an end, not both', 'ambiguous')
  const end = readMoment('end', question.end, timezone)
  if (end < start) throw ValidationFailed.at('end', 'The end is before the start', 'end_before_start')
  return { seconds: calendar.between(start, end) / 1000, ...traceOf(calendar, start, end) }
}

const iso = (instant: number): string => new Date(instant).toISOString()

/** Milliseconds of an instant with offset, or of a local time of the zone. */
function readMoment(path: string, text: string, timezone: string): number {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/.test(text)
  const read = Date.parse(hasOffset ? text : `${text}Z`)
  if (read >= FIRST_INSTANT && read < END_OF_TIME) {
    const instant = hasOffset ? read : instantOf(zoneOf(timezone), read)
    if (instant >= FIRST_INSTANT && instant < END_OF_TIME) return instant
  }
  throw ValidationFailed.at(path, 'Give a time from 1900 to 9999', 'out_of_range')
}

function reach(calendar: Calendar, start: number, ms: number): number {
  try {
    return calendar.add(start, ms)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw ValidationFailed.at('seconds', 'Not used up before the year 10000', 'out_of_range')
  }
}

/** Long ways are told to their end: what is counted adds up. */
function traceOf(calendar: Calendar, start: number, end: number): Pick<CalendarPreview, 'trace'> {
  const trace: CalendarPreview['trace'] = []
  for (const { from, to, open, reason } of calendar.segments(start, end)) {
    if (trace.length === LONGEST_TRACE) {
      const seconds = calendar.between(from, end) / 1000
      trace.push({ from: iso(from), to: iso(end), seconds, counted: true, reason: 'open' })
      break
    }
    trace.push({ from: iso(from), to: iso(to), seconds: (to - from) / 1000, counted: open, reason })
  }
  return { trace }
}
