import 'server-only'
import { revalidateTag, unstable_cache } from 'next/cache.js'

/** Everything that was kept of a tenant's knowledge base, and of one article of it. */
export const knowledgeTag = (tenantId: string): string => `kb:${tenantId}`
export const articleTag = (tenantId: string, articleId: string): string => `kb:${tenantId}:${articleId}`

/**
 * Pages with the article, and lists that may name it, are made anew at their next call. For after the commit; where
 * no request of Next's is being served (scripts, tests), nothing was kept either.
 */
export function revalidateArticle(tenantId: string, articleId: string): void {
  for (const tag of [articleTag(tenantId, articleId), knowledgeTag(tenantId)]) expire(tag)
}

/** The same for what no article stands for: categories. */
export const revalidateKnowledge = (tenantId: string): void => expire(knowledgeTag(tenantId))

/**
 * What `load` answers, kept until something of the tenant's knowledge base is published, withdrawn or moved. A page
 * that asks it is kept with it. Plain data only: dates as text.
 * @param key what tells it from everything else of the tenant
 */
export const kept = <T>(tenantId: string, key: readonly string[], load: () => Promise<T>): Promise<T> =>
  unstable_cache(load, ['kb', tenantId, ...key], { tags: [knowledgeTag(tenantId)] })()

/** Seconds for which it is remembered that a host has no knowledge base: one may be set up at any moment. */
const NOTHING_HERE = 10

/** Lets the page being made be kept no longer than that. */
export const keptBriefly = (host: string): Promise<null> =>
  unstable_cache(() => Promise.resolve(null), ['kb-nothing', host], { revalidate: NOTHING_HERE })()

function expire(tag: string): void {
  try {
    revalidateTag(tag, { expire: 0 })
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('static generation store missing')) throw error
  }
}
