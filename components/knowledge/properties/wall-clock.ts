import { instantsIn } from '@/lib/platform/text/instant'

/** `2026-01-31T09:30`, as `<input type="datetime-local">` writes it. */
const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/

/**
 * The instant at which the clocks of a zone show a time; null when the text is no time. Of an hour that a change of
 * the clocks skips or repeats, one of the instants beside it. Pure.
 * @param timeZone IANA name
 */
export function instantOf(wall: string, timeZone: string): Date | null {
  if (!WALL.test(wall)) return null
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return null
  const shown = (instant: number) => Date.parse(`${instantsIn(timeZone)(new Date(instant)).slice(0, 19)}Z`)
  const first = asUtc - (shown(asUtc) - asUtc)
  // The offset at that instant may be another than at the one it was guessed from.
  return new Date(first - (shown(first) - asUtc))
}

/** What the clocks of a zone show at an instant, as `<input type="datetime-local">` reads it. */
export const wallClock = (instant: string, timeZone: string): string => instantsIn(timeZone)(instant).slice(0, 16)
