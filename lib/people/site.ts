import 'server-only'
import { cache } from 'react'
import { requestFacts } from './request-facts'
import type { Visitor } from './sign-in/visitor'
import { sessionFromCookie, type SignedIn } from '@/lib/platform/auth/identity'
import type { TenantInfo } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { isLocale, type Locale, negotiateLocale } from '@/lib/platform/i18n/locale'
import { tenantKeyFromHost } from '@/lib/platform/tenancy/host'
import { resolveTenant } from '@/lib/platform/tenancy/resolve'

/** The key of the tenant whose host this request came to, or null on any other host. */
export async function siteOfHost(): Promise<string | null> {
  const { host } = await requestFacts()
  const found = tenantKeyFromHost(host, env.FAROL_ROOT_DOMAIN)
  return found.kind === 'site' ? found.key : null
}

/** The tenant of a key, whatever its status; null when there is none, or the key is not that of the host. */
export const siteTenant = cache(async (site: string): Promise<TenantInfo | null> => {
  const key = decodeURIComponent(site)
  return key === (await siteOfHost()) ? resolveTenant(key) : null
})

/** Who is signed in on the tenant's host by this request's cookie. */
export const signedIn = cache(async (tenant: TenantInfo): Promise<SignedIn | null> => {
  const { sessionCookie } = await requestFacts()
  return sessionFromCookie(tenant, sessionCookie)
})

/**
 * The request as that of somebody at the tenant's door. Their language: what they chose in this browser,
 * then what their profile says when they are signed in, then what the browser asks for, then the tenant's.
 */
export async function visitorOf(tenant: TenantInfo, session?: SignedIn | null): Promise<Visitor> {
  const { requestId, ip, userAgent, now, localeCookie, acceptLanguage } = await requestFacts()
  const chosen = isLocale(localeCookie) ? localeCookie : session?.locale
  const locale = chosen ?? negotiateLocale({ acceptLanguage, tenantDefault: tenant.locale })
  return { tenant, requestId, ip, userAgent, now, locale }
}

/** Of error pages, which know nothing but the request: the host's tenant, if any, and the reader's language. */
export async function currentSite(): Promise<{ tenant: TenantInfo | null; locale: Locale }> {
  const site = await siteOfHost()
  const tenant = site === null ? null : await siteTenant(site)
  if (tenant) return { tenant, locale: (await visitorOf(tenant, await signedIn(tenant))).locale }
  const { localeCookie, acceptLanguage } = await requestFacts()
  return { tenant, locale: negotiateLocale({ cookie: localeCookie, acceptLanguage }) }
}
