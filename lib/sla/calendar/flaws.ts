import type { Issue } from '@/lib/platform/errors'
import { type CalendarDefinition, WEEKDAYS, type Window } from '@/lib/sla/types'
import { readDate } from './dates'
import { wallHours } from './wall-hours'
import { readTime } from './week'
import { isZone } from './zone'

export const MOST_WINDOWS = 12
export const MOST_HOLIDAYS = 1000

/** Why a calendar cannot be used, at the paths of its parts (`week.mon.0.1`, `holidays.3.date`); none when it can. */
export function calendarFlaws(definition: CalendarDefinition): Issue[] {
  const flaws = [
    ...(isZone(definition.timezone) ? [] : [flaw('timezone', 'unknown_timezone', 'Not a known IANA timezone')]),
    ...WEEKDAYS.flatMap((day) => dayFlaws(`week.${day}`, definition.week[day] ?? [])),
    ...holidayFlaws(definition),
  ]
  if (flaws.length > 0 || opensOften(definition)) return flaws
  return [flaw('week', 'never_open', 'There are no open hours, or holidays take all of two years in a row')]
}

const flaw = (path: string, code: string, message: string): Issue => ({ path, message, code })

function dayFlaws(path: string, windows: readonly Window[]): Issue[] {
  if (windows.length > MOST_WINDOWS) return [flaw(path, 'too_many', `At most ${MOST_WINDOWS} windows a day`)]
  const flaws = windows.flatMap((window, index) => windowFlaws(`${path}.${index}`, window))
  return flaws.length > 0 ? flaws : overlaps(path, windows)
}

function windowFlaws(path: string, [start, end]: Window): Issue[] {
  const from = readTime(start)
  const to = readTime(end)
  const flaws: Issue[] = []
  if (from === null) flaws.push(flaw(`${path}.0`, 'invalid_time', 'Give a time as HH:MM'))
  if (start === '24:00') flaws.push(flaw(`${path}.0`, 'invalid_time', 'Only an end can be 24:00'))
  else if (to === null) flaws.push(flaw(`${path}.1`, 'invalid_time', 'Give a time as HH:MM, 24:00 at most'))
  else if (from !== null && from >= to)
    flaws.push(flaw(`${path}.1`, 'end_before_start', 'After its start; a window over midnight is two'))
  return flaws
}

/** Windows that touch are fine. */
function overlaps(path: string, windows: readonly Window[]): Issue[] {
  return windows.flatMap(([start, end], index) => {
    const meets = windows.slice(0, index).some(([from, to]) => start < to && from < end)
    return meets ? [flaw(`${path}.${index}`, 'overlap', 'Overlaps another window of the day')] : []
  })
}

function holidayFlaws({ holidays }: CalendarDefinition): Issue[] {
  if (holidays.length > MOST_HOLIDAYS) return [flaw('holidays', 'too_many', `At most ${MOST_HOLIDAYS} holidays`)]
  const seen = new Set<string>()
  return holidays.flatMap(({ date }, index) => {
    const path = `holidays.${index}.date`
    if (!readDate(date)) return [flaw(path, 'invalid_date', 'Give a date as 2026-12-25, or --12-25 for every year')]
    if (seen.has(date)) return [flaw(path, 'duplicate', 'This date is there already')]
    seen.add(date)
    return []
  })
}

/**
 * Whether of any two years in a row one has open hours: a calendar without would let a clock stand still for
 * years. Years without dates of their own repeat in less than the 28 that are looked at.
 */
function opensOften(definition: CalendarDefinition): boolean {
  const hours = wallHours(definition)
  const isShut = (year: number) => hours.inYear(year) === 0
  const dated = definition.holidays.flatMap(({ date }) => readDate(date)?.year ?? [])
  const suspects = new Set([...Array.from({ length: 28 }, (_, index) => 2001 + index), ...dated])
  return ![...suspects].some((year) => isShut(year) && (isShut(year - 1) || isShut(year + 1)))
}
