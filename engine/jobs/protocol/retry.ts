/** Seconds before each further attempt, as Inngest waits; the last one holds for all that follow. */
const DELAYS = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200]
/** Seconds of chance on top, so that what failed together is not tried together. */
const JITTER = 30
/** Calls that may be cut off before it counts as an attempt. */
export const LOST_CALLS = 5

/** Milliseconds from the failure of attempt number `attempt` (from 0) to the next one. */
export function retryDelay(attempt: number): number {
  const delay = DELAYS[Math.min(attempt, DELAYS.length - 1)] ?? 0
  return (delay + Math.random() * JITTER) * 1_000
}

/** Milliseconds that a `retry-after` header asks for: seconds, or a date. Undefined when it says neither. */
export function parseRetryAfter(header: string | undefined, now: number = Date.now()): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
