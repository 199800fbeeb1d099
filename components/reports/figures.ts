import { formatDateTime, formatDuration, formatNumber, type Place } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Attainment } from '@/lib/reports/schema'

/** How figures of reports are written. Nothing measured is a dash. */
export const DASH = '–'

export const duration = (seconds: number | null): string => (seconds === null ? DASH : formatDuration(seconds))

export const percent = (share: number | null, locale: Locale): string =>
  share === null ? DASH : formatNumber(share, locale, { style: 'percent', maximumFractionDigits: share > 0.995 && share < 1 ? 1 : 0 })

/** Met, of those that are decided; null when none is. */
export function attained({ met, breached }: Attainment): number | null {
  return met + breached === 0 ? null : met / (met + breached)
}

export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The last day that belongs to a span whose end is exclusive. */
export const lastDay = (to: string, place: Place): string => formatDateTime(new Date(Date.parse(to) - 1), place, 'date')

export interface Trend {
  direction: 'up' | 'down' | 'same'
  /** By how much: of what it was, or in points of a share; null when it was nothing. */
  change: number | null
  points: boolean
}

/** Below this, of one, nobody calls it a change. */
const NOTICED = 0.005

/** How an amount compares with what it was. */
export function trendOf(now: number | null, before: number | null): Trend | null {
  return compare(now, before, before === null || now === null ? null : before === 0 ? null : Math.abs(now - before) / before, false)
}

/** How a share compares: by points, since a share of a share confuses. */
export function pointsOf(now: number | null, before: number | null): Trend | null {
  return compare(now, before, now === null || before === null ? null : Math.abs(now - before), true)
}

function compare(now: number | null, before: number | null, change: number | null, points: boolean): Trend | null {
  if (now === null || before === null) return null
  if (now === before || (change !== null && change < NOTICED)) return { direction: 'same', change: 0, points }
  return { direction: now > before ? 'up' : 'down', change, points }
}

const LABELS = { day: { day: '2-digit', month: '2-digit' }, week: { day: '2-digit', month: '2-digit' }, month: { month: 'short', year: '2-digit' } } as const

/** What the buckets of a series are called, short enough for an axis: the day, the first day of the week, the month. */
export function bucketLabels(buckets: readonly { from: string }[], unit: keyof typeof LABELS, { locale, timeZone }: Place): string[] {
  const format = new Intl.DateTimeFormat(locale, { ...LABELS[unit], timeZone })
  return buckets.map(({ from }) => format.format(new Date(from)))
}

/** Monday first, in the reader's language. */
export function weekdayNames(locale: Locale, weekday: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)).replace('.', ''))
}
