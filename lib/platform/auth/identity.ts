import 'server-only'
import { openCookie } from './cookie'
import { findSession } from './sessions'
import type { TenantInfo, UserActor } from '@/lib/platform/context'
import type { Locale } from '@/lib/platform/i18n/locale'

export interface SignedIn {
  actor: UserActor
  /** The user's own choice of language, if they made one. */
  locale: Locale | null
}

/** Who the cookie signs in on this tenant's host. A cookie of another tenant is no cookie. */
export async function sessionFromCookie(tenant: TenantInfo, cookie: string | undefined): Promise<SignedIn | null> {
  const claims = await openCookie(cookie)
  return claims?.tid === tenant.id ? findSession(tenant, claims.sid, 'web') : null
}

/** Who acts under the session of an access token. @see verifyAccessToken */
export async function userActorForSession(tenant: TenantInfo, sessionId: string): Promise<UserActor | null> {
  return (await findSession(tenant, sessionId, 'api'))?.actor ?? null
}
