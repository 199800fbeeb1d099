import type { CalendarDefinition } from '@/lib/sla/types'
import { type Segment, segmentsOf } from './segments'
import { wallHours } from './wall-hours'
import { END_OF_TIME, FIRST_INSTANT, zoneOf } from './zone'

/**
 * Business time, exact to the millisecond. An instant is open when the wall clock of the zone then reads a time
 * within a window of that weekday (its start included, its end not) and the date there is no holiday. So an hour
 * that the clock skips is nobody's, and one that it repeats counts twice.
 *
 * Instants are epoch milliseconds from 1900 to 9999; durations are milliseconds.
 */
export interface Calendar {
  readonly definition: CalendarDefinition
  /**
   * Open time from one instant to another that is not before it.
   * @throws RangeError when it is, or when one is out of range
   */
  between(from: number, to: number): number
  /**
   * The instant at which `ms` of open time since `from` are used up: a duration that is used up exactly at closing
   * time ends there, not at the next opening. None at all ends where it began.
   * @throws RangeError when that is not before the year 10000, as with a calendar that never opens
   */
  add(from: number, ms: number): number
  /** What lies between two instants, without a gap: the longest stretches of one kind, in order. */
  segments(from: number, to: number): Generator<Segment, void, undefined>
}

const compiled = new WeakMap<CalendarDefinition, Calendar>()

/**
 * Prepares a calendar for fast arithmetic; once for each definition object, which must not change afterwards.
 * @param definition one without flaws (flaws.ts)
 * @throws RangeError for an unknown timezone, or a time or date that is none
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const known = compiled.get(definition)
  if (known) return known
  const calendar = make(definition)
  compiled.set(definition, calendar)
  return calendar
}

function make(definition: CalendarDefinition): Calendar {
  const zone = zoneOf(definition.timezone)
  const hours = wallHours(definition)

  return {
    definition,

    between(from, to) {
      assertOrder(from, to)
      if (hours.always) return to - from
      let open = 0
      for (let at = from; at < to; ) {
        const span = zone.spanAt(at)
        const end = Math.min(to, span.to)
        open += hours.between(at + span.offset, end + span.offset)
        at = end
      }
      return open
    },

    add(from, ms) {
      assertInstant(from)
      if (!(ms >= 0)) throw new RangeError('A duration is not negative')
      if (hours.always) return assertInstant(from + ms)
      let at = from
      for (let left = ms; left > 0 && at < END_OF_TIME; ) {
        const span = zone.spanAt(at)
        const wall = at + span.offset
        const open = hours.between(wall, span.to + span.offset)
        if (left <= open) return hours.reach(wall, left) - span.offset
        left -= open
        at = span.to
      }
      return assertInstant(at)
    },

    segments(from, to) {
      assertOrder(from, to)
      return segmentsOf(zone, hours, from, to)
    },
  }
}

function assertInstant(instant: number): number {
  if (!(instant >= FIRST_INSTANT && instant < END_OF_TIME)) throw new RangeError('Out of the range of calendars')
  return instant
}

function assertOrder(from: number, to: number): void {
  assertInstant(from)
  assertInstant(to)
  if (from > to) throw new RangeError('The end is before the start')
}
