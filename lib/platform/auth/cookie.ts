import 'server-only'
import { LRUCache } from 'lru-cache'
import { decode, encode, type JWT } from 'next-auth/jwt'
import { deriveKey } from './keys'
import { SESSION_LIFE } from './sessions'
import { env } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/ids'
import { processWide } from '@/lib/platform/process-wide'

/** What the cookie says, sealed (JWE): a session, and the tenant it is good for. The rest is in the row. */
export interface CookieClaims {
  sid: string
  tid: string
}

const secure = (): boolean => env.APP_PROTOCOL === 'https'

/** `__Host-` makes browsers refuse a cookie with a Domain: no neighbouring subdomain can set ours. */
export const cookieName = (name: string): string => (secure() ? `__Host-${name}` : name)

/** For this host alone; sent along when somebody follows a link to us, not with what other sites send. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const

export const sessionCookieName = (): string => cookieName('farol.session')

/** Seconds after which browsers drop the cookie; the session's row decides, and never lives longer. */
export const COOKIE_MAX_AGE = SESSION_LIFE.web.longest / 1000

/** The secret that next-auth seals with, and nothing else does. */
export const cookieSecret = (): string => deriveKey('session-cookie').toString('base64url')

export const sealCookie = (claims: CookieClaims): Promise<string> =>
  encode({ token: { ...claims }, secret: cookieSecret(), maxAge: COOKIE_MAX_AGE })

const opened = processWide('cache.cookies', () => new LRUCache<string, CookieClaims>({ max: 20_000, ttl: 600_000 }))

/** No cookie of ours is longer; what is may not fill the cache. */
const LONGEST = 1_024

/** What a session cookie says, or null when it was not sealed here or is too old. Opened once, then kept. */
export async function openCookie(value: string | undefined): Promise<CookieClaims | null> {
  if (!value || value.length > LONGEST) return null
  const known = opened.get(value)
  if (known) return known
  const claims = claimsOf(await decode({ token: value, secret: cookieSecret() }).catch(() => null))
  if (claims) opened.set(value, claims)
  return claims
}

/** The claims of an opened cookie; null when they are not ours. */
export function claimsOf(token: JWT | null): CookieClaims | null {
  const { sid, tid } = token ?? {}
  return isUuid(sid) && isUuid(tid) ? { sid, tid } : null
}
