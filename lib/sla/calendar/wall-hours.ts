import type { CalendarDefinition } from '@/lib/sla/types'
import { readDate } from './dates'
import { type DayHours, readWeek } from './week'

const DAY = 86_400_000

/** A day as the calendar sees it. */
interface WallDay {
  /** Its midnight on the wall. */
  from: number
  hours: DayHours
  /** The holiday's name, on a day that would be open without it. */
  holiday?: string
}

/** Open time on the zone's own clock, where every day has 24 hours; instants come in with the zone (compile.ts). */
export interface WallHours {
  /** Open milliseconds from `from` up to `to`. */
  between(from: number, to: number): number
  /** The first time at which `ms` (above 0) open ones have passed since `from`. There must be as many to come. */
  reach(from: number, ms: number): number
  /** The day that a time falls on. */
  dayAt(wall: number): WallDay
  /** Open milliseconds of a whole year. */
  inYear(year: number): number
  /** Whether every moment is open. */
  readonly always: boolean
}

interface Year {
  start: number
  days: number
  /** Weekday of 1 January, 0 is Monday. */
  first: number
  /** Names by day of the year, from 0. */
  holidays: ReadonlyMap<number, string>
  /** Open milliseconds before each day of the year, and of the whole year at its end. */
  before: Float64Array
}

const CLOSED: DayHours = { total: 0, windows: [] }

/** @param definition one without flaws (flaws.ts) */
export function wallHours(definition: CalendarDefinition): WallHours {
  const week = readWeek(definition.week)
  const { yearly, dated } = readHolidays(definition.holidays)
  const years = new Map<number, Year>()
  /** Years without dates of their own differ only in where they begin and whether they leap. */
  const shapes = new Map<string, Pick<Year, 'holidays' | 'before'>>()

  function yearOf(number: number): Year {
    const known = years.get(number)
    if (known) return known
    const start = Date.UTC(number, 0, 1)
    const days = (Date.UTC(number + 1, 0, 1) - start) / DAY
    const first = (new Date(start).getUTCDay() + 6) % 7
    const year = { start, days, first, ...shapeOf(number, { start, days, first }) }
    years.set(number, year)
    return year
  }

  function shapeOf(number: number, year: Pick<Year, 'start' | 'days' | 'first'>) {
    const own = dated.get(number)
    const key = own ? `${number}` : `${year.first}/${year.days}`
    const known = shapes.get(key)
    if (known) return known
    const holidays = new Map<number, string>()
    for (const { month, day, name } of [...yearly, ...(own ?? [])]) {
      const at = Date.UTC(number, month - 1, day)
      // In other years 29 February is 1 March, which is no holiday.
      if (new Date(at).getUTCMonth() === month - 1) holidays.set((at - year.start) / DAY, name)
    }
    const before = new Float64Array(year.days + 1)
    for (let day = 0; day < year.days; day++)
      before[day + 1] = (before[day] ?? 0) + (holidays.has(day) ? 0 : weekday(year.first + day).total)
    const shape = { holidays, before }
    shapes.set(key, shape)
    return shape
  }

  const weekday = (day: number): DayHours => week[day % 7] ?? CLOSED
  const dayOf = (year: Year, wall: number): number => Math.floor((wall - year.start) / DAY)
  const hoursOf = (year: Year, day: number): DayHours => (year.holidays.has(day) ? CLOSED : weekday(year.first + day))
  const total = (year: Year): number => year.before[year.days] ?? 0

  function openBefore(year: Year, wall: number): number {
    const day = dayOf(year, wall)
    return (year.before[day] ?? 0) + openUntil(hoursOf(year, day), wall - year.start - day * DAY)
  }

  return {
    between(from, to) {
      const last = yearNumber(to)
      let number = yearNumber(from)
      let open = -openBefore(yearOf(number), from)
      for (; number < last; number++) open += total(yearOf(number))
      return open + openBefore(yearOf(last), to)
    },

    reach(from, ms) {
      let number = yearNumber(from)
      let left = openBefore(yearOf(number), from) + ms
      for (; left > total(yearOf(number)); number++) left -= total(yearOf(number))
      const year = yearOf(number)
      const day = firstReaching(year.before, left) - 1
      return year.start + day * DAY + timeReaching(weekday(year.first + day), left - (year.before[day] ?? 0))
    },

    dayAt(wall) {
      const year = yearOf(yearNumber(wall))
      const day = dayOf(year, wall)
      const holiday = weekday(year.first + day).total > 0 ? year.holidays.get(day) : undefined
      return { from: year.start + day * DAY, hours: hoursOf(year, day), ...(holiday !== undefined && { holiday }) }
    },

    inYear: (number) => total(yearOf(number)),
    always: definition.holidays.length === 0 && week.every((day) => day.total === DAY),
  }
}

const yearNumber = (wall: number): number => new Date(wall).getUTCFullYear()

function openUntil({ windows }: DayHours, time: number): number {
  let open = 0
  for (const [start, end] of windows) if (time > start) open += Math.min(time, end) - start
  return open
}

/** The time of day at which `ms` open ones have passed; the day has as many. */
function timeReaching({ windows }: DayHours, ms: number): number {
  let left = ms
  for (const [start, end] of windows) {
    if (left <= end - start) return start + left
    left -= end - start
  }
  return DAY
}

/** Index of the first of ascending numbers that is at least `wanted`; the last one is. */
function firstReaching(ascending: Float64Array, wanted: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

interface NamedDay {
  month: number
  day: number
  name: string
}

function readHolidays(holidays: CalendarDefinition['holidays']): { yearly: NamedDay[]; dated: Map<number, NamedDay[]> } {
  const yearly: NamedDay[] = []
  const dated = new Map<number, NamedDay[]>()
  for (const { date, name } of holidays) {
    const read = readDate(date)
    if (!read) throw new RangeError(`Not a date: ${date}`)
    const { year, month, day } = read
    if (year === null) yearly.push({ month, day, name })
    else dated.set(year, [...(dated.get(year) ?? []), { month, day, name }])
  }
  return { yearly, dated }
}
