import fc from 'fast-check'
import { type CalendarDefinition, type Holiday, WEEKDAYS, type Window } from '@/lib/sla/types'

/** `HH:MM`, `24:00` among them, on whole steps of so many minutes. */
const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const dayWindows = (step: number): fc.Arbitrary<Window[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: 1440 / step }), { maxLength: 6 }).map((cuts) => {
    const times = cuts.sort((a, b) => a - b).map((cut) => timeText(cut * step))
    return times.flatMap((start, index): Window[] => {
      const end = times[index + 1]
      return index % 2 === 0 && end !== undefined ? [[start, end]] : []
    })
  })

/** Calendars of a zone that are open at some time on Wednesdays. `dates` are those that may be holidays. */
export function anyCalendar(timezone: string, dates: readonly string[], step = 1): fc.Arbitrary<CalendarDefinition> {
  const weeks = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, dayWindows(step)])))
  const holidays: fc.Arbitrary<Holiday[]> = fc
    .subarray([...new Set([...dates, ...dates.map((date) => `-${date.slice(4)}`)])], { maxLength: 3 })
    .map((chosen) => chosen.map((date) => ({ date, name: date })))
  return fc.record({ week: weeks, holidays }).map(({ week, holidays }) => ({
    timezone,
    holidays,
    week: { ...week, ...(week.wed?.length === 0 && { wed: [['09:00', '17:30']] satisfies Window[] }) },
  }))
}

/** Dates around an instant, as any zone may read them. */
export const datesAround = (instant: number): string[] =>
  [-2, -1, 0, 1, 2].map((days) => new Date(instant + days * 86_400_000).toISOString().slice(0, 10))
