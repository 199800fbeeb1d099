import { createElement } from 'react'
import { SearchPage } from '@/components/kb-site/search'
import { kept } from '@/lib/knowledge/public/cache'
import { homeFor } from '@/lib/knowledge/public/lists'
import { countSearch } from '@/lib/knowledge/search/count'
import { LONGEST_QUERY } from '@/lib/knowledge/search/schema'
import { searchArticles } from '@/lib/knowledge/search/search'
import { clientAddressOf } from '@/lib/platform/http/request'
import { LimitReached, takeOpenSearch } from '@/lib/platform/limits/limiter'
import type { NextRequest } from 'next/server'
import { answer } from '../../answer'

/** What was found, rendered here: a form is all that a reader needs. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site, locale } = await params
  const given = request.nextUrl.searchParams.get('q') ?? ''
  const refused = await takeOpenSearch(clientAddressOf(request.headers)).then(() => false, isLimit)
  const page: Parameters<typeof answer>[2] = async ({ site: { tenant }, place, audience }) => {
    const { categories } = await kept(tenant.id, ['home', place.locale], () => homeFor(audience))
    const view = refused ? { query: given.slice(0, LONGEST_QUERY), hits: [], instead: null } : await searchArticles(audience, { q: given })
    if (!refused) await countSearch({ tenant }, place.locale, given, view.hits.length)
    return createElement(SearchPage, { place, view, categories, refused })
  }
  const response = await answer(site, locale, page, { status: refused ? 429 : 200 })
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function isLimit(error: unknown): true {
  if (error instanceof LimitReached) return true
  throw error
}
