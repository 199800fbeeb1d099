import { createElement } from 'react'
import { HomePage } from '@/components/kb-site/home'
import { homeFor } from '@/lib/knowledge/public/lists'
import { sitemapPartOf } from '@/lib/knowledge/public/rules/paths'
import { keptAnswer, madeOf } from '../kept-answer'
import { partOfSitemap } from '../site-map'

interface Props {
  params: Promise<{ site: string; locale: string }>
}

/** The first page; the parts of a large sitemap stand beside it, since a sitemap speaks only of what is below it. */
export async function GET(request: Request, { params }: Props) {
  const { site: host, locale } = await params
  const part = sitemapPartOf(locale)
  if (part !== null) return keptAnswer({ request, host }, ['sitemap', String(part)], (visit) => partOfSitemap(visit, part))
  return keptAnswer({ request, host, locale }, ['home'], async ({ place, audience }) =>
    madeOf(createElement(HomePage, { place, view: await homeFor(audience) })),
  )
}
