import type { Locale } from '@/lib/platform/i18n/locale'
import { type Weekday, WEEKDAYS } from '@/lib/sla/types'

const formats = new Map<string, Intl.DateTimeFormat>()

/** `segunda-feira` or `seg.`, `Monday` or `Mon`. */
export function weekdayName(locale: Locale, day: Weekday, style: 'long' | 'short'): string {
  const key = `${locale}|${style}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' })
  formats.set(key, format)
  // 1 January 2024 was a Monday.
  return format.format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)))
}
