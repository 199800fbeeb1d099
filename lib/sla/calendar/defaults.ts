import type { Locale } from '@/lib/platform/i18n/locale'
import { type CalendarDefinition, WEEKDAYS, type Window } from '@/lib/sla/types'
import { brazilNationalHolidays } from './brazil'

interface NamedCalendar {
  name: string
  definition: CalendarDefinition
}

const BUSINESS_NAME: Record<Locale, string> = { 'pt-BR': 'Horário comercial', en: 'Business hours' }
const ALWAYS_NAME: Record<Locale, string> = { 'pt-BR': '24 horas, todos os dias', en: '24 hours, every day' }

const WORKING_DAY: readonly Window[] = [['08:00', '18:00']]
const WHOLE_DAY: readonly Window[] = [['00:00', '24:00']]

/** Open without end. */
export const ALWAYS_OPEN: CalendarDefinition['week'] = Object.fromEntries(WEEKDAYS.map((day) => [day, WHOLE_DAY]))

/**
 * What a new organisation starts with: business hours with Brazil's holidays, and round the clock.
 * Dated holidays reach back far enough for a history that is imported.
 */
export function defaultCalendars(
  locale: Locale,
  timezone: string,
  year: number,
): { business: NamedCalendar; always: NamedCalendar } {
  const week = { mon: WORKING_DAY, tue: WORKING_DAY, wed: WORKING_DAY, thu: WORKING_DAY, fri: WORKING_DAY }
  const holidays = brazilNationalHolidays(year - 12, year + 10, locale)
  return {
    business: { name: BUSINESS_NAME[locale], definition: { timezone, week, holidays } },
    always: { name: ALWAYS_NAME[locale], definition: { timezone, week: ALWAYS_OPEN, holidays: [] } },
  }
}
