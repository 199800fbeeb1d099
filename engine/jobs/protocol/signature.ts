import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import canonicalize from 'canonicalize'

/** How old a signature may be, in seconds. */
const TOLERANCE = 300

const PREFIX = /^signkey-\w+-/

/** The value of `x-inngest-signature` for a JSON body: an HMAC over its canonical form (RFC 8785) and the time. */
export function signJson(body: unknown, signingKey: string, now: number = Date.now()): string {
  return signText(canonicalize(body) ?? '', signingKey, now)
}

/** The same over a raw body, as answers are signed. */
export function signText(body: string, signingKey: string, now: number = Date.now()): string {
  const time = Math.floor(now / 1000).toString()
  return `t=${time}&s=${hmac(body, time, signingKey)}`
}

/** Whether `signature` was made over the raw body with our key, at most five minutes ago. */
export function isSigned(body: string, signature: string | undefined, signingKey: string): boolean {
  const given = new URLSearchParams(signature ?? '')
  const time = given.get('t') ?? ''
  if (!/^\d+$/.test(time) || Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE) return false
  return isSame(given.get('s') ?? '', hmac(body, time, signingKey))
}

/** What the SDK sends as its bearer: the key's prefix and the digest of its bytes. */
export function bearerOf(signingKey: string): string {
  const prefix = PREFIX.exec(signingKey)?.[0] ?? ''
  return (
    prefix +
    createHash('sha256')
      .update(Buffer.from(signingKey.slice(prefix.length), 'hex'))
      .digest('hex')
  )
}

/** Compares secrets without telling by the time how much of them agrees. */
export function isSame(given: string, expected: string): boolean {
  const sum = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(sum(given), sum(expected))
}

function hmac(body: string, time: string, signingKey: string): string {
  return createHmac('sha256', signingKey.replace(PREFIX, '')).update(body).update(time).digest('hex')
}
