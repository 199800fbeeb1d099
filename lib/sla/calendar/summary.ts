import { type CalendarDefinition, type Weekday, WEEKDAYS, type Window } from '@/lib/sla/types'
import { readWeek } from './week'

/** Days in a row with the same windows. */
interface DayRange {
  from: Weekday
  to: Weekday
  windows: readonly Window[]
}

/** The week as people say it: Monday to Friday from 08:00 to 18:00. Closed days are left out. */
export function summariseWeek(week: CalendarDefinition['week']): DayRange[] {
  const ranges: (DayRange & { key: string; closed: boolean })[] = []
  for (const day of WEEKDAYS) {
    const windows = week[day] ?? []
    const key = windows.map((window) => window.join('-')).join()
    const last = ranges.at(-1)
    if (last?.key === key) last.to = day
    else ranges.push({ from: day, to: day, windows, key, closed: windows.length === 0 })
  }
  return ranges.filter(({ closed }) => !closed).map(({ from, to, windows }) => ({ from, to, windows }))
}

const WEEK = 7 * 86_400_000

/** Open milliseconds of a week without holidays. @throws RangeError for a window that is none */
export const openInWeek = (week: CalendarDefinition['week']): number =>
  readWeek(week).reduce((sum, { total }) => sum + total, 0)

export const isAlwaysOpen = (week: CalendarDefinition['week']): boolean => openInWeek(week) === WEEK
