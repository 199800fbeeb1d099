import { readDate } from '@/lib/sla/calendar/dates'
import { instantOf } from '@/lib/sla/calendar/local-time'
import { zoneOf } from '@/lib/sla/calendar/zone'

/** Reads `2026-01-31` or `31/01/2026` as the day's beginning on a wall clock, in milliseconds; null when there is none. */
export function readDay(text: string): number | null {
  const iso = text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1')
  const date = readDate(iso)
  return date?.year ? Date.UTC(date.year, date.month - 1, date.day) : null
}

/** The instant at which that day begins in a timezone. */
export const dayStartIn = (wall: number, timeZone: string): Date => new Date(instantOf(zoneOf(timeZone), wall))
