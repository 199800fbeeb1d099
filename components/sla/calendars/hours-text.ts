import type { T } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import { isAlwaysOpen, summariseWeek } from '@/lib/sla/calendar/summary'
import type { CalendarDefinition } from '@/lib/sla/types'
import { weekdayName } from './weekday-name'

/** The hours of a week in words, a part for each stretch of equal days: `seg. a sex. 08:00–18:00`. */
export function hoursText(t: T<'calendars'>, locale: Locale, week: CalendarDefinition['week']): string[] {
  if (isAlwaysOpen(week)) return [t('always')]
  const parts = summariseWeek(week).map(({ from, to, windows }) => {
    const name = (day: typeof from) => weekdayName(locale, day, 'short')
    const days = from === to ? name(from) : t('range', { from: name(from), to: name(to) })
    return `${days} ${windows.map((window) => window.join('–')).join(', ')}`
  })
  return parts.length > 0 ? parts : [t('closedAlways')]
}
