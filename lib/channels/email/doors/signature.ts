import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

const OF_BODY = /^sha256=([0-9a-f]{64})$/i
const OF_TIME_AND_BODY = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i
/** What the second form signs; no message begins so. */
const TIMED = /^\d{1,12}\./
/** How far the clocks of the two may differ, in seconds, and for how long a request can be kept and sent again. */
const TOLERANCE = 300

export type Proof = 'good' | 'bad' | 'stale'

/**
 * Judges a signature of these very bytes: `sha256=<hex HMAC of the body>`, or `t=<unix seconds>,v1=<hex HMAC of "t.body">`
 * as our webhooks carry it. The second holds for five minutes; who once saw it cannot turn it into the first.
 */
export function proofOf(body: Uint8Array, header: string, secret: string, now: Date): Proof {
  const given = header.trim()
  const plain = OF_BODY.exec(given)?.[1]
  if (plain) return !TIMED.test(Buffer.from(body.subarray(0, 13)).toString('latin1')) && equals(plain, secret, body) ? 'good' : 'bad'
  const [, time = '', timed] = OF_TIME_AND_BODY.exec(given) ?? []
  if (!timed || !equals(timed, secret, `${time}.`, body)) return 'bad'
  return Math.abs(now.getTime() / 1_000 - Number(time)) <= TOLERANCE ? 'good' : 'stale'
}

function equals(hex: string, secret: string, ...parts: (string | Uint8Array)[]): boolean {
  const hmac = createHmac('sha256', secret)
  for (const part of parts) hmac.update(part)
  return timingSafeEqual(Buffer.from(hex, 'hex'), hmac.digest())
}
