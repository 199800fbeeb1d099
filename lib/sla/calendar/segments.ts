import type { WallHours } from './wall-hours'
import type { Zone } from './zone'

/** A stretch of time of one kind, in epoch milliseconds. */
export interface Segment {
  from: number
  to: number
  open: boolean
  /** `holiday` is a day that would have been open without it. */
  reason: 'open' | 'closed' | 'holiday'
  /** The holiday's name. */
  holiday?: string
}

/** Every stretch between two instants, neighbours of one kind as one. */
export function* segmentsOf(
  zone: Zone,
  hours: WallHours,
  from: number,
  to: number,
): Generator<Segment, void, undefined> {
  let held: Segment | null = null
  for (const piece of pieces(zone, hours, from, to)) {
    if (held && held.reason === piece.reason && held.holiday === piece.holiday) {
      held.to = piece.to
      continue
    }
    if (held) yield held
    held = piece
  }
  if (held) yield held
}

/** The same, cut at every midnight and change of offset as well. */
function* pieces(zone: Zone, hours: WallHours, from: number, to: number): Generator<Segment, void, undefined> {
  for (let at = from; at < to; ) {
    const { to: change, offset } = zone.spanAt(at)
    const end = Math.min(to, change)
    while (at < end) {
      const piece = pieceAt(hours, at + offset)
      const until = Math.min(end, piece.to - offset)
      yield { ...piece, from: at, to: until }
      at = until
    }
  }
}

const DAY = 86_400_000

/** What a time on the wall falls into, up to where that ends or the day does. */
function pieceAt(hours: WallHours, wall: number): Omit<Segment, 'from'> {
  const day = hours.dayAt(wall)
  const midnight = day.from + DAY
  if (day.holiday !== undefined) return { to: midnight, open: false, reason: 'holiday', holiday: day.holiday }
  const time = wall - day.from
  for (const [start, end] of day.hours.windows) {
    if (time < start) return { to: day.from + start, open: false, reason: 'closed' }
    if (time < end) return { to: day.from + end, open: true, reason: 'open' }
  }
  return { to: midnight, open: false, reason: 'closed' }
}
