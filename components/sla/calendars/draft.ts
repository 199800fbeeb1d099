import { calendarFlaws } from '@/lib/sla/calendar/flaws'
import { type CalendarDefinition, type Holiday, type Weekday, WEEKDAYS, type Window } from '@/lib/sla/types'

/** A calendar while it is edited: the same, with names for rows that come and go. */
export interface Draft {
  name: string
  timezone: string
  week: Record<Weekday, DraftWindow[]>
  holidays: readonly Holiday[]
}

export interface DraftWindow {
  key: number
  start: string
  end: string
}

let lastKey = 0
const toWindow = ([start, end]: Window): DraftWindow => ({ key: ++lastKey, start, end })

export const weekOf = (week: CalendarDefinition['week']): Draft['week'] => ({
  mon: (week.mon ?? []).map(toWindow),
  tue: (week.tue ?? []).map(toWindow),
  wed: (week.wed ?? []).map(toWindow),
  thu: (week.thu ?? []).map(toWindow),
  fri: (week.fri ?? []).map(toWindow),
  sat: (week.sat ?? []).map(toWindow),
  sun: (week.sun ?? []).map(toWindow),
})

export const copyWindows = (windows: readonly DraftWindow[]): DraftWindow[] =>
  windows.map(({ start, end }) => toWindow([start, end]))

/** What is sent and counted by: closed days are left out. */
export function definitionOfDraft({ timezone, week, holidays }: Draft) {
  const open = WEEKDAYS.filter((day) => week[day].length > 0)
  return {
    timezone,
    week: Object.fromEntries(open.map((day) => [day, week[day].map(({ start, end }): [string, string] => [start, end])])),
    holidays: holidays.map(({ date, name }) => ({ date, name })),
  }
}

/** Codes of what is wrong, by path. */
export type Flaws = ReadonlyMap<string, string>

export const flawsOf = (definition: CalendarDefinition): Flaws =>
  new Map(calendarFlaws(definition).map(({ path, code }) => [path, code]))

/** Adds to the list what is on no date yet. */
export function mergeHolidays(holidays: readonly Holiday[], more: readonly Holiday[]) {
  const dates = new Set(holidays.map(({ date }) => date))
  const added = more.filter(({ date }) => !dates.has(date))
  return { holidays: [...holidays, ...added], added: added.length, known: more.length - added.length }
}
