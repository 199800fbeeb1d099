import { compileCalendar } from '@/lib/sla/calendar/compile'
import { instantOf } from '@/lib/sla/calendar/local-time'
import type { Segment } from '@/lib/sla/calendar/segments'
import { zoneOf } from '@/lib/sla/calendar/zone'
import type { CalendarDefinition } from '@/lib/sla/types'

/** Stretches that are shown. */
const SHOWN = 40

export interface Answer {
  /** ISO 8601; null when it is out of reach. */
  end: string | null
  /** What was asked for. */
  seconds: number
  trace: Segment[]
  /** There are more stretches than are shown. */
  more: boolean
}

/**
 * When a duration ends that begins at a local time of the calendar; null when the question is none.
 * @param definition one without flaws
 */
export function tryCalendar(definition: CalendarDefinition, start: string, hours: number): Answer | null {
  const wall = Date.parse(`${start}Z`)
  const seconds = Math.round(hours * 3600)
  if (Number.isNaN(wall) || !(seconds >= 0)) return null
  try {
    const calendar = compileCalendar(definition)
    const from = instantOf(zoneOf(definition.timezone), wall)
    const end = calendar.add(from, seconds * 1000)
    const trace: Segment[] = []
    for (const segment of calendar.segments(from, end)) {
      if (trace.length === SHOWN) return { end: iso(end), seconds, trace, more: true }
      trace.push(segment)
    }
    return { end: iso(end), seconds, trace, more: false }
  } catch (error) {
    if (error instanceof RangeError) return { end: null, seconds, trace: [], more: false }
    throw error
  }
}

const iso = (instant: number): string => new Date(instant).toISOString()
