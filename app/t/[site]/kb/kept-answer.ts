import type { ReactElement } from 'react'
import { renderPage } from '@/components/kb-site/render'
import { keptIfAny } from '@/lib/knowledge/public/cache'
import { publicSite } from '@/lib/knowledge/public/site'
import type { PublicSite } from '@/lib/knowledge/public/types'
import { digestOf, hasAlready } from '@/lib/platform/http/etag'
import { clientAddressOf } from '@/lib/platform/http/request'
import { isLocale, type Locale } from '@/lib/platform/i18n/locale'
import { LimitReached, takeForAddress } from '@/lib/platform/limits/limiter'
import { missing, nothing, visitOf, type Visit } from './answer'
import { lead, pageHeaders, textHeaders } from './headers'

/** An answer as it is kept. */
export type Made =
  | { kind: 'page'; body: string; policy: string }
  | { kind: 'file'; type: string; body: string; base64?: true }
  | { kind: 'moved'; path: string }

interface Asked {
  request: Request
  host: string
  /** As the address has it; the organisation's own where the address has none. */
  locale?: string
}

/**
 * Answers with what is kept of it, else with what `make` makes, which is kept then; with status 404 and a search
 * where that is null, of which nothing is kept. To have something made counts against the address that asks.
 * @param key tells it from everything else in this language
 */
export async function keptAnswer({ request, host, locale }: Asked, key: readonly string[], make: (visit: Visit) => Promise<Made | null>): Promise<Response> {
  const site = await publicSite(host)
  if (!site) return nothing()
  const language = languageOf(site, locale)
  if (language === null) return missing(visitOf(site, site.tenant.locale))
  const visit = visitOf(site, language)
  const address = clientAddressOf(request.headers)
  try {
    const made = await keptIfAny(site.tenant.id, ['made', appearanceOf(site), language, ...key], async () => {
      await takeForAddress(address)
      const fresh = await make(visit)
      return fresh && { ...fresh, tag: tagOf(fresh) }
    })
    return made ? responseOf(made, request) : await missing(visit)
  } catch (error) {
    if (error instanceof LimitReached) return tooMuch(error)
    throw error
  }
}

/** A page as it is kept. */
export const madeOf = async (page: ReactElement): Promise<Made> => {
  const { html, policy } = await renderPage(page)
  return { kind: 'page', body: html, policy }
}

const languageOf = ({ tenant }: PublicSite, given: string | undefined): Locale | null => {
  if (given === undefined) return tenant.locale
  return isLocale(given) ? given : null
}

/** Of all that a page says of the organisation itself: with another name, colour or host it is another page. */
const appearanceOf = ({ tenant, origin }: PublicSite): string => digestOf(JSON.stringify([origin, tenant]))

const tagOf = (made: Made): string => `W/"${digestOf(made.kind === 'moved' ? made.path : made.body)}"`

function responseOf(made: Made & { tag: string }, request: Request): Response {
  if (made.kind === 'moved') return lead(308, made.path)
  const headers = made.kind === 'page' ? pageHeaders(made.policy) : textHeaders(made.type)
  headers.set('etag', made.tag)
  if (hasAlready(request, made.tag)) return new Response(null, { status: 304, headers })
  return new Response(made.kind === 'file' && made.base64 ? Buffer.from(made.body, 'base64') : made.body, { headers })
}

function tooMuch({ allowance }: LimitReached): Response {
  const headers = textHeaders('text/plain')
  headers.set('retry-after', String(allowance.reset))
  return new Response('429\n', { status: 429, headers })
}
