import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/platform/env'

/** The cookie that tells apart who voted: a random value, set with the first vote and for nothing else. */
export const VISITOR_COOKIE = 'farol.kb'

const keyOf = (tenantId: string): Buffer => Buffer.from(hkdfSync('sha256', env.FAROL_SECRET, tenantId, 'farol kb visitor', 32))

/**
 * What is stored of whoever voted on a version. It differs from version to version, so that nobody can be followed
 * from article to article, and the cookie cannot be told from it.
 * @param who the cookie's value, or the id of a user
 */
export const visitorDigest = (tenantId: string, versionId: string, who: string): string =>
  createHmac('sha256', keyOf(tenantId)).update(`${versionId}|${who}`).digest('base64url').slice(0, 32)
