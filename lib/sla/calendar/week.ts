import { type CalendarDefinition, WEEKDAYS, type Window } from '@/lib/sla/types'

/** What is open on one day, in milliseconds since its midnight: ascending, apart from each other. */
export interface DayHours {
  total: number
  windows: readonly (readonly [start: number, end: number])[]
}

const MINUTE = 60_000

/** Milliseconds since midnight of `HH:MM`; null when it is no time. `24:00` is the end of a day. */
export function readTime(text: string): number | null {
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)) return null
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE
}

/** Monday to Sunday. @throws RangeError for a time that is none */
export const readWeek = (week: CalendarDefinition['week']): DayHours[] =>
  WEEKDAYS.map((weekday) => readDay(week[weekday] ?? []))

function readDay(day: readonly Window[]): DayHours {
  const windows: [number, number][] = []
  for (const [start, end] of day.map(readWindow).sort(([a], [b]) => a - b)) {
    const last = windows.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else windows.push([start, end])
  }
  return { windows, total: windows.reduce((sum, [start, end]) => sum + end - start, 0) }
}

function readWindow([start, end]: Window): [number, number] {
  const from = readTime(start)
  const to = readTime(end)
  if (from === null || to === null || from >= to) throw new RangeError(`Not a window: ${start} to ${end}`)
  return [from, to]
}
