import 'server-only'
import { everybody, audienceOf, type Audience } from '@/lib/knowledge/public/audience'
import { authenticate } from '@/lib/platform/http/authenticate'
import type { Visit } from '@/lib/platform/http/declaration'
import type { Locale } from '@/lib/platform/i18n/locale'
import { takeForActor, takeOpenSearch } from '@/lib/platform/limits/limiter'
import { parse } from '@/lib/platform/parse'
import { countSearch } from './count'
import { articleSearchQuery, type ArticleSearchDto } from './schema'
import { searchArticles } from './search'

/**
 * Searches for whoever asks: the bearer of a key or token finds what they may read, anybody else what is public.
 * @throws ValidationFailed, LimitReached, Unauthenticated for a key that is none
 */
export async function searchAs(visit: Visit, authorization: string | null, query: unknown): Promise<ArticleSearchDto> {
  const { q, locale, limit } = parse(articleSearchQuery, query)
  const audience = await audienceFor(visit, authorization, locale)
  const { hits, instead } = await searchArticles(audience, { q, limit })
  await countSearch({ tenant: visit.tenant }, audience.locale, q, hits.length)
  return { data: hits, instead }
}

async function audienceFor(visit: Visit, authorization: string | null, wanted?: Locale): Promise<Audience> {
  const { tenant, requestId, now, ip } = visit
  if (authorization === null) {
    await takeOpenSearch(ip)
    return everybody(tenant, wanted ?? visit.locale)
  }
  const { actor, locale } = await authenticate(tenant, authorization, now)
  await takeForActor(tenant, actor.id)
  return audienceOf({ tenant, actor, locale: locale ?? tenant.locale, requestId, now, ip }, wanted)
}
