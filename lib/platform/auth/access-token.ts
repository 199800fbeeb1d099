import 'server-only'
import { jwtVerify, SignJWT } from 'jose'
import { deriveKey } from './keys'

/** Seconds for which an access token is good, while its session lives. */
export const ACCESS_TOKEN_LIFE = 900

const ISSUER = 'farol'
const AUDIENCE = 'api/v1'
const ALGORITHM = 'HS256'

/** A signed JWT that names a session of kind api and its tenant; what the bearer may do is not in it. */
export function signAccessToken(tenantId: string, sessionId: string, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000)
  return new SignJWT({ sid: sessionId, tid: tenantId })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_TOKEN_LIFE)
    .sign(deriveKey('access-token'))
}

/** The session an access token names; null when it is forged, too old, or made for another tenant. */
export async function verifyAccessToken(tenantId: string, token: string, now = new Date()): Promise<string | null> {
  const options = { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt', currentDate: now }
  const verified = await jwtVerify(token, deriveKey('access-token'), options).catch(() => null)
  const { sid, tid } = verified?.payload ?? {}
  return tid === tenantId && typeof sid === 'string' ? sid : null
}
