const MINUTE = 60_000

/** How long to wait after each failed attempt, in milliseconds; after the last of them always as long. */
const PAUSES = [30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, 60 * MINUTE, 120 * MINUTE]

/**
 * When a message is tried again; null when it is given up. Pure.
 * @param attempts so far, 1 after the first
 */
export function nextTry(attempts: number, now: Date, expiresAt: Date): Date | null {
  const pause = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? MINUTE
  const at = new Date(now.getTime() + pause)
  return at < expiresAt ? at : null
}
