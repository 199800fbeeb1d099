import 'server-only'
import { verifyAccessToken } from '@/lib/platform/auth/access-token'
import { apiKeyActor } from '@/lib/platform/auth/api-keys'
import { findSession } from '@/lib/platform/auth/sessions'
import type { ApiKeyActor, TenantInfo, UserActor } from '@/lib/platform/context'
import { Unauthenticated } from '@/lib/platform/errors'
import type { Locale } from '@/lib/platform/i18n/locale'

interface Identity {
  actor: UserActor | ApiKeyActor
  /** The person's own choice of language, if they made one. */
  locale: Locale | null
}

const BEARER = /^Bearer +([\w.~+/=-]{1,2048}) *$/i

/**
 * Who sends a request: the bearer of an API key, or of an access token whose session lives. Cookies count
 * for nothing here, so no page elsewhere can make a browser act.
 * @throws Unauthenticated, without telling what was wrong
 */
export async function authenticate(tenant: TenantInfo, authorization: string | null, now: Date): Promise<Identity> {
  const credential = authorization ? BEARER.exec(authorization)?.[1] : undefined
  if (!credential) throw new Unauthenticated()
  if (credential.startsWith('farol_')) {
    const actor = await apiKeyActor(tenant, credential, now)
    if (!actor) throw new Unauthenticated()
    return { actor, locale: null }
  }
  const sessionId = await verifyAccessToken(tenant.id, credential, now)
  const session = sessionId ? await findSession(tenant, sessionId, 'api', now) : null
  if (!session) throw new Unauthenticated()
  return session
}
