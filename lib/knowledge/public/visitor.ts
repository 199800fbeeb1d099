import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { networkOf } from '@/lib/platform/limits/network'

/** The cookie that tells apart who voted: a random value, set with the first vote and for nothing else. */
export const VISITOR_COOKIE = 'farol.kb'

/** From where somebody votes who is not signed in. */
export interface From {
  /** The address of the client. */
  address: string
  /** What the browser says of itself. */
  browser: string
}

const keyOf = (tenantId: string): Buffer => Buffer.from(hkdfSync('sha256', env.FAROL_SECRET, tenantId, 'farol kb visitor', 32))

/**
 * What is stored of whoever voted on a version. It differs from version to version, so that nobody can be followed
 * from article to article, and the cookie cannot be told from it.
 * @param who the cookie's value, or the id of a user
 */
export const visitorDigest = (tenantId: string, versionId: string, who: string): string => digest(tenantId, `${versionId}|${who}`)

/**
 * What is stored of where a vote came from: without the key nobody finds the address in it, and it says nothing on
 * another version or another day.
 * @param day `2026-01-31`, of UTC
 */
export function originDigests(tenantId: string, versionId: string, { address, browser }: From, day: string) {
  const network = `${versionId}|${day}|${networkOf(address)}`
  return { network: digest(tenantId, `network|${network}`), browser: digest(tenantId, `browser|${network}|${browser}`) }
}

const digest = (tenantId: string, text: string): string => createHmac('sha256', keyOf(tenantId)).update(text).digest('base64url').slice(0, 32)
