import type { Settled } from './runs/settle.ts'

/** Upper bounds of the lateness histogram, in seconds. */
export const LATENESS_BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60]

/** What this process has done since it began. */
export interface Metrics {
  calls: Map<Settled, number>
  callSeconds: number
  /** How many calls began at most so late as each bound; the last is all of them. */
  lateness: number[]
  latenessSeconds: number
  events: number
  inFlight: number
  countCall: (settled: Settled, seconds: number) => void
  countLateness: (milliseconds: number) => void
}

export function createMetrics(): Metrics {
  const metrics: Metrics = {
    calls: new Map(),
    callSeconds: 0,
    lateness: LATENESS_BOUNDS.map(() => 0).concat(0),
    latenessSeconds: 0,
    events: 0,
    inFlight: 0,
    countCall: (settled, seconds) => {
      metrics.calls.set(settled, (metrics.calls.get(settled) ?? 0) + 1)
      metrics.callSeconds += seconds
    },
    countLateness: (milliseconds) => {
      const seconds = Math.max(0, milliseconds / 1_000)
      metrics.latenessSeconds += seconds
      for (const [index, bound] of [...LATENESS_BOUNDS, Number.POSITIVE_INFINITY].entries())
        if (seconds <= bound) metrics.lateness[index] = (metrics.lateness[index] ?? 0) + 1
    },
  }
  return metrics
}
