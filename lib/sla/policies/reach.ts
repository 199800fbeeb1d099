import type { Issue } from '@/lib/platform/errors'
import { compileCalendar } from '@/lib/sla/calendar/compile'
import { calendarIdAt } from '@/lib/sla/terms'
import type { CalendarDefinition, PolicyDefinition } from '@/lib/sla/types'

/** Whatever is promised has to be due within that many years of opening; what is due later is no promise. */
export const REACH_YEARS = 50

const METRICS = ['firstResponse', 'nextResponse', 'resolution'] as const

/**
 * Targets that their calendars do not reach from now, at their paths (`targets.1.resolution`).
 * @param calendarOf of those that are there; targets by others are not looked at
 * @param now epoch milliseconds
 */
export function reachFlaws(
  definition: Pick<PolicyDefinition, 'calendarId' | 'targets'>,
  calendarOf: (id: string) => CalendarDefinition | undefined,
  now: number,
): Issue[] {
  return Object.entries(definition.targets).flatMap(([priority, target]) => {
    const calendar = calendarOf(calendarIdAt(definition, Number(priority)))
    if (!calendar) return []
    const most = openSeconds(calendar, now)
    const beyond = METRICS.filter((metric) => (target[metric] ?? 0) > most)
    return beyond.map((metric) => outOfReach(`targets.${priority}.${metric}`))
  })
}

const outOfReach = (path: string): Issue => ({
  path,
  message: `The calendar is not open that long in ${REACH_YEARS} years`,
  code: 'out_of_reach',
})

function openSeconds(calendar: CalendarDefinition, now: number): number {
  const end = new Date(now)
  end.setUTCFullYear(end.getUTCFullYear() + REACH_YEARS)
  return compileCalendar(calendar).between(now, end.getTime()) / 1000
}
