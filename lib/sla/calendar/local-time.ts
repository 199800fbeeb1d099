import { type Span, type Zone, zoneOf } from './zone'

const DAY = 86_400_000

/**
 * The instant at which the zone's clock reads a wall time. Of two, the earlier; a time that the clock skips is
 * moved on by as much as the clock was, as clocks in the hand of people are (RFC 5545, 3.3.5).
 */
export function instantOf(zone: Zone, wall: number): number {
  let before: Span | null = null
  // No zone is two days away from UTC, so what reads this time lies within.
  for (let at = wall - 2 * DAY; at < wall + 2 * DAY; ) {
    const span = zone.spanAt(at)
    if (wall - span.offset < span.from) break
    if (wall - span.offset < span.to) return wall - span.offset
    before = span
    at = span.to
  }
  if (!before) throw new RangeError('Not a time of this zone')
  return wall - before.offset
}

/** What the zone's clock reads at an instant, to the minute: `2026-11-22T14:05`. */
export const localMinute = (timezone: string, instant: number): string =>
  new Date(instant + zoneOf(timezone).spanAt(instant).offset).toISOString().slice(0, 16)
