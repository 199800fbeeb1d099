import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { sessionCookieName } from '@/lib/platform/auth/cookie'
import { clientAddressOf, requestIdOf } from '@/lib/platform/http/request'
import { LOCALE_COOKIE } from '@/lib/platform/i18n/locale'

/** The header in which the middleware tells pages their own address, path and query. */
const PATH_HEADER = 'x-farol-path'

/** What pages and server actions need to know of the request they serve. */
export const requestFacts = cache(async () => {
  const [given, jar] = await Promise.all([headers(), cookies()])
  return {
    requestId: requestIdOf(given),
    ip: clientAddressOf(given),
    userAgent: given.get('user-agent') ?? undefined,
    host: given.get('host'),
    path: given.get(PATH_HEADER) ?? '/',
    acceptLanguage: given.get('accept-language'),
    localeCookie: jar.get(LOCALE_COOKIE)?.value,
    sessionCookie: jar.get(sessionCookieName())?.value,
    now: new Date(),
  }
})
