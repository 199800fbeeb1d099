const DAY_MS = 86_400_000

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - instant
}

/** The instant at which a day (2026-11-22) begins in a timezone; `days` later when asked. */
export function dayStart(day: string, timeZone: string, days = 0): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS
  // The offset may change that very night: look again from where the first guess landed.
  const guess = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(guess, timeZone))
}
