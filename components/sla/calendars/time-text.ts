/** A time as people type it (`8`, `830`, `8h30`, `8:30`) as `08:30`; what is none is left as it is. */
export function tidyTime(text: string): string {
  const trimmed = text.trim()
  const match = /^(\d{1,2})(?:(?:\s*[:h.]\s*)(\d{1,2})?)?$/i.exec(trimmed) ?? /^(\d{1,2})(\d{2})$/.exec(trimmed)
  if (!match) return trimmed
  const [, hours = '', minutes = ''] = match
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** Four hours after a pause of one; as far as the day goes. Null when no room is left. */
export function nextWindow(ends: readonly string[]): [start: string, end: string] | null {
  const last = ends.map(hourOf).reduce((most, hour) => Math.max(most, hour), 7)
  const start = last + 1
  return start > 23 ? null : [atHour(start), atHour(Math.min(start + 4, 24))]
}

const hourOf = (time: string): number => Math.ceil(Number(time.slice(0, 2)) + Number(time.slice(3)) / 60) || 0
const atHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
