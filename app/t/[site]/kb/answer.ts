import { createElement, type ReactElement } from 'react'
import { MissingPage } from '@/components/kb-site/missing'
import { placeOf, type Place } from '@/components/kb-site/place'
import { renderPage } from '@/components/kb-site/render'
import { everybody, type Audience } from '@/lib/knowledge/public/audience'
import { kept } from '@/lib/knowledge/public/cache'
import { homeFor } from '@/lib/knowledge/public/lists'
import { publicSite } from '@/lib/knowledge/public/site'
import type { PublicSite } from '@/lib/knowledge/public/types'
import { isLocale } from '@/lib/platform/i18n/locale'
import { pageHeaders, textHeaders } from './headers'

export interface Visit {
  site: PublicSite
  place: Place
  audience: Audience
}

type Answer = ReactElement | Response | null

/**
 * Answers with a page of the public knowledge base: status 404, with a search, where there is none.
 * @param page what to show; a response stands for itself, null for nothing
 */
export async function answer(host: string, locale: string, page: (visit: Visit) => Promise<Answer>, { status = 200 } = {}): Promise<Response> {
  const site = await publicSite(host)
  if (!site) return nothing()
  if (!isLocale(locale)) return missing(visitOf(site, site.tenant.locale))
  const visit = visitOf(site, locale)
  const made = await page(visit)
  if (made === null) return missing(visit)
  return made instanceof Response ? made : document(made, status)
}

export const visitOf = (site: PublicSite, locale: Place['locale']): Visit => ({
  site,
  place: placeOf(site, locale),
  audience: everybody(site.tenant, locale),
})

/** No organisation is served here, or none that may be. */
export const nothing = (): Response => new Response('404\n', { status: 404, headers: textHeaders('text/plain') })

/** The way on from where nothing is. */
export async function missing({ site, place, audience }: Visit): Promise<Response> {
  const { popular, newest } = await kept(site.tenant.id, ['home', place.locale], () => homeFor(audience))
  return document(createElement(MissingPage, { place, popular: popular.length > 0 ? popular : newest }), 404)
}

async function document(page: ReactElement, status: number): Promise<Response> {
  const { html, policy } = await renderPage(page)
  return new Response(html, { status, headers: pageHeaders(policy) })
}
