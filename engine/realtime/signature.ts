import { createHash, createHmac } from 'node:crypto'
import { isSame } from '../jobs/protocol/signature.ts'
import type { PusherApp } from '../env.ts'

/** Seconds that the clock of a caller may differ. */
const TOLERANCE = 600

const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

/** Whether `auth` lets this connection onto the channel, with this data of the member on a presence channel. */
export function mayJoin(app: PusherApp, auth: unknown, socketId: string, channel: string, member?: string): boolean {
  const signed = [socketId, channel, ...(member === undefined ? [] : [member])].join(':')
  return typeof auth === 'string' && isSame(auth, `${app.key}:${sign(app.secret, signed)}`)
}

/** Whether `auth` says that this connection is that user's. */
export function isUser(app: PusherApp, auth: unknown, socketId: string, userData: string): boolean {
  const expected = `${app.key}:${sign(app.secret, `${socketId}::user::${userData}`)}`
  return typeof auth === 'string' && isSame(auth, expected)
}

export interface SignedRequest {
  method: string
  path: string
  /** As it came, percent signs and all. */
  query: URLSearchParams
  body: string
}

/** Why a request of the HTTP API was not made with our secret just now; null when it was. */
export function refusalOf(app: PusherApp, { method, path, query, body }: SignedRequest, now = Date.now()): string | null {
  if (query.get('auth_key') !== app.key) return 'Unknown auth_key'
  const stamp = query.get('auth_timestamp') ?? ''
  if (!/^\d+$/.test(stamp) || Math.abs(now / 1_000 - Number(stamp)) > TOLERANCE) return 'Timestamp expired'
  if (query.get('auth_version') !== '1.0') return 'Unknown auth_version'
  const digest = createHash('md5').update(body, 'utf8').digest('hex')
  if (body !== '' && query.get('body_md5') !== digest) return 'Invalid body_md5'
  const sorted = [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const expected = sign(app.secret, [method, path, sorted].join('\n'))
  return isSame(query.get('auth_signature') ?? '', expected) ? null : 'Invalid signature'
}
