import { publicAddresses, sitemapParts } from '@/lib/knowledge/public/addresses'
import { categoriesFor } from '@/lib/knowledge/public/categories'
import { articlePages, fixedPages, sitemap, sitemapIndex } from '@/lib/knowledge/public/rules/sitemap'
import type { Visit } from './answer'
import type { Made } from './kept-answer'

const asFile = (body: string): Made => ({ kind: 'file', type: 'application/xml', body })

/** All addresses, or where they are too many the index of the parts that hold them. */
export async function wholeSitemap(visit: Visit): Promise<Made> {
  const parts = await sitemapParts(visit.site.tenant)
  if (parts.length > 1) return asFile(sitemapIndex(visit.site.origin, parts))
  return asFile(sitemap(visit.site.origin, await pagesOf(visit, 1)))
}

/** One part of a sitemap, from 1; null beyond the last. */
export async function partOfSitemap(visit: Visit, part: number): Promise<Made | null> {
  const pages = await pagesOf(visit, part)
  return pages.length > 0 ? asFile(sitemap(visit.site.origin, pages)) : null
}

/** What is no article stands in the first part. */
async function pagesOf({ site: { tenant }, audience }: Visit, part: number) {
  const [articles, categories] = await Promise.all([publicAddresses(tenant, part), part === 1 ? categoriesFor(audience) : []])
  return [...(part === 1 ? fixedPages(categories, tenant.locale) : []), ...articlePages(articles)]
}
