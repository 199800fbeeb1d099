import { CLOCK_KEYS, computeClocks } from './clock'
import type { SlaFact } from './facts'
import { clocksAt, type Clock, type Clocks } from './reading'
import type { TraceLine } from './schema'
import type { Moment, Standstill, Witness } from './stopwatch'
import { targetOf, type Terms, type TermsOf } from './terms'
import { SLA_METRICS, type SlaMetric } from './types'

export interface ExplainedClocks {
  firstResponse: (Clock & { trace: TraceLine[] }) | null
  nextResponse: (Clock & { trace: TraceLine[] }) | null
  resolution: (Clock & { trace: TraceLine[] }) | null
}

/** Stretches beyond this many lines of opening hours are told as one line. */
const LINES_OF_HOURS = 60

/**
 * Every clock with the lines that add up to it: what was counted, what was not, and why; in order of time and
 * without a gap. Long stretches are told by their sum.
 */
export function explainClocks(facts: readonly SlaFact[], termsOf: TermsOf, now: number): ExplainedClocks {
  const scribes = Object.fromEntries(SLA_METRICS.map((metric) => [metric, new Scribe(metric)])) as Record<SlaMetric, Scribe>
  const stored = computeClocks(facts, termsOf, now, scribes)
  const clocks: Clocks = clocksAt(stored, noCalendar, Date.parse(stored.asOf))
  const told = (metric: SlaMetric) => {
    const clock = clocks[CLOCK_KEYS[metric]]
    return clock && { ...clock, trace: scribes[metric].linesOf(clock) }
  }
  return { firstResponse: told('first_response'), nextResponse: told('next_response'), resolution: told('resolution') }
}

/** Clocks that were computed for the instant at which they are shown have counted everything. */
const noCalendar = (): never => {
  throw new Error('There is nothing left to count')
}

/** A line with its exact length: seconds are made of it once all lines are there. */
type Line = Omit<TraceLine, 'seconds'> & { ms: number }

class Scribe implements Witness {
  private lines: Line[] = []

  constructor(private readonly metric: SlaMetric) {}

  counted(from: number, to: number, terms: Terms): void {
    if (to <= from) return
    const { times } = terms.calendar
    const hours: Line[] = []
    for (const part of times.segments(from, to)) {
      if (hours.length === LINES_OF_HOURS) {
        this.lines.push({ ...span(from, to), ms: times.between(from, to), counted: true, reason: 'open', detail: {} })
        return
      }
      const reason = part.open ? 'open' : part.reason
      hours.push({
        ...span(part.from, part.to),
        counted: part.open,
        reason,
        detail: part.holiday === undefined ? {} : { holiday: part.holiday },
      })
    }
    this.lines.push(...hours)
  }

  stood(from: number, to: number, why: Standstill): void {
    if (to <= from) return
    const detail = why.reason === 'paused' && why.holdReason ? { holdReason: why.holdReason } : {}
    this.lines.push({ ...span(from, to), counted: false, reason: why.reason, detail })
  }

  happened(moment: Moment, at: number, terms: Terms | null): void {
    const line: Line = { ...span(at, at), counted: false, reason: moment, detail: {} }
    if (moment === 'judged' || moment === 'reopened') line.detail = this.termsOf(terms)
    this.lines.splice(this.placeOf(at), 0, line)
  }

  /** Where a line of that instant stands. What became due within a stretch that was told already divides it. */
  private placeOf(at: number): number {
    const index = this.lines.findLastIndex(({ from }) => Date.parse(from) <= at)
    const line = this.lines[index]
    if (!line) return 0
    const [from, to] = [Date.parse(line.from), Date.parse(line.to)]
    if (to <= at || isSum(line)) return index + 1
    if (from === at) return index
    this.lines.splice(index, 1, { ...line, ...span(from, at) }, { ...line, ...span(at, to) })
    return index + 1
  }

  /** The lines of a clock; what comes after its end is nobody's wait. */
  linesOf({ startedAt, state }: Clock): TraceLine[] {
    const own = this.lines.filter(({ from }) => from >= startedAt)
    const stopped = state === 'met' || state === 'breached_met' || state === 'cancelled'
    const end = stopped ? own.findLastIndex(({ reason }) => reason === 'met' || reason === 'cancelled') : own.length - 1
    return inSeconds(own.slice(0, end + 1))
  }

  private termsOf(terms: Terms | null): TraceLine['detail'] {
    if (!terms) return {}
    const target = targetOf(terms, this.metric)
    const { id, version, times } = terms.calendar
    return {
      priority: terms.priority,
      ...(target === null ? {} : { targetSeconds: target / 1000 }),
      policy: { id: terms.policy.id, name: terms.policy.name, version: terms.policy.version },
      calendar: { id, version, timezone: times.definition.timezone },
    }
  }
}

/** Whole seconds that add up: each line gets what the sum so far has grown by, for what counts and what does not. */
function inSeconds(lines: readonly Line[]): TraceLine[] {
  const sums = { true: 0, false: 0 }
  return lines.map(({ ms, ...line }) => {
    const key = `${line.counted}` as const
    const before = Math.floor(sums[key] / 1000)
    sums[key] += ms
    return { ...line, seconds: Math.floor(sums[key] / 1000) - before }
  })
}

/** Whether a line tells of more hours than it counts: where in it they lie, it does not say. */
const isSum = ({ from, to, ms }: Line): boolean => ms !== Date.parse(to) - Date.parse(from)

function span(from: number, to: number) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ms: to - from }
}
