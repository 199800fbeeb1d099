/** A holiday's date; without a year it is every year's, and 29 February that of leap years. */
interface HolidayDate {
  year: number | null
  month: number
  day: number
}

/** Reads `2026-12-25` (years 1900 to 9999) or `--12-25`; null when there is no such day. */
export function readDate(text: string): HolidayDate | null {
  const match = /^(?:(19\d\d|[2-9]\d{3})|-)-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return null
  const [, year, month, day] = match
  const date = { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) }
  // 2000 leaps: what any year may have, it has.
  const at = new Date(Date.UTC(date.year ?? 2000, date.month - 1, date.day))
  return at.getUTCMonth() === date.month - 1 && at.getUTCDate() === date.day ? date : null
}

/** `2026-12-25` of an instant's day in UTC. */
export const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10)
