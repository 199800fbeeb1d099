import type { DisabledReason } from './vocabulary'

/** When to try again, and when to stop: pure, in milliseconds. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long a delivery is tried. */
export const LIFETIME = 24 * HOUR

/** The pause after each failed attempt; after the last there is none. Together, a little under `LIFETIME`. */
const PAUSES = [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 2 * HOUR]

/** The part of a pause by which it may be longer: what failed together is not tried again together. */
const JITTER = 0.1

/** The longest pause that an endpoint may ask for. */
const LONGEST_ASKED = 6 * HOUR

/** Failures in a row after which an endpoint rests, and for how long with each further one. */
const RESTS_AFTER = 5
const RESTS = [30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE]

/** An endpoint is disabled when nothing was delivered for that long, and at least so many attempts failed. */
const DISABLED_AFTER = 24 * HOUR
const DISABLED_FAILURES = 10

export type Verdict = 'delivered' | 'failed' | 'redirect' | 'gone'

/** What a status means: 2xx is delivered, 410 asks to be left alone, and nobody is followed elsewhere. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 300 && status < 400 ? 'redirect' : 'failed'
}

/**
 * How long an answer asks to be left in peace (RFC 9110, Retry-After), in milliseconds; null when it does not ask.
 * Only 429 and 503 may.
 */
export function askedPause({ status, retryAfter }: { status: number; retryAfter: string | null }, now: number): number | null {
  if (retryAfter === null || (status !== 429 && status !== 503)) return null
  const seconds = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_ASKED)
}

interface Tried {
  /** With the one that has just failed. */
  attempts: number
  expiresAt: number
}

/**
 * When a delivery is tried again, in epoch milliseconds; null when it is given up.
 * @param asked how long the endpoint asked to wait
 * @param random from 0 to 1
 */
export function nextAttempt({ attempts, expiresAt }: Tried, asked: number | null, now: number, random: number): number | null {
  const pause = PAUSES[attempts - 1]
  if (pause === undefined) return null
  const next = now + Math.max(Math.round(pause * (1 + JITTER * random)), asked ?? 0)
  return next < expiresAt ? next : null
}

/** How an endpoint has been doing. Instants in epoch milliseconds. */
export interface Health {
  /** Attempts that failed since the last success, and since when. */
  failures: number
  failingSince: number | null
  lastSuccessAt: number | null
  /** Nothing is sent to it until then. */
  restUntil: number | null
}

/** The health of an endpoint after one more attempt, and why it is to be disabled, if it is. */
export function healthAfter(
  health: Health,
  { verdict, asked }: { verdict: Verdict; asked: number | null },
  now: number,
): { health: Health; disable: Exclude<DisabledReason, 'manual'> | null } {
  if (verdict === 'delivered') return { health: { failures: 0, failingSince: null, lastSuccessAt: now, restUntil: null }, disable: null }
  const failures = health.failures + 1
  const failingSince = health.failingSince ?? now
  const rest = Math.max(asked ?? 0, restAfter(failures))
  const failing = failures >= DISABLED_FAILURES && now - failingSince >= DISABLED_AFTER
  return {
    health: { ...health, failures, failingSince, restUntil: rest > 0 ? Math.max(health.restUntil ?? 0, now + rest) : health.restUntil },
    disable: verdict === 'gone' ? 'gone' : failing ? 'failing' : null,
  }
}

const restAfter = (failures: number): number => (failures < RESTS_AFTER ? 0 : (RESTS[Math.min(failures - RESTS_AFTER, RESTS.length - 1)] ?? 0))

/** Whether an endpoint that failed is only tried out: one delivery at a time until one arrives. */
export const onProbation = ({ failures }: Pick<Health, 'failures'>): boolean => failures >= RESTS_AFTER
