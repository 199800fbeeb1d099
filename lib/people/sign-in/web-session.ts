import 'server-only'
import { cookies } from 'next/headers'
import { COOKIE_MAX_AGE, cookieOptions, sealCookie, sessionCookieName } from '@/lib/platform/auth/cookie'
import type { TenantInfo, UserActor } from '@/lib/platform/context'

/** Gives the browser the cookie of a session. In server actions and route handlers only. */
export async function setSessionCookie(tenant: TenantInfo, { sessionId }: UserActor): Promise<void> {
  const sealed = await sealCookie({ sid: sessionId, tid: tenant.id })
  const jar = await cookies()
  jar.set(sessionCookieName(), sealed, { ...cookieOptions(), maxAge: COOKIE_MAX_AGE })
}

export async function dropSessionCookie(): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 })
}
