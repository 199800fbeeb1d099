import 'server-only'
import { revalidateTag, unstable_cache } from 'next/cache.js'
import { processWide } from '@/lib/platform/process-wide'

/** Everything that was kept of a tenant's knowledge base, and of one article of it. */
export const knowledgeTag = (tenantId: string): string => `kb:${tenantId}`
export const articleTag = (tenantId: string, articleId: string): string => `kb:${tenantId}:${articleId}`

/** Seconds after which what no tag speaks of (what is popular) is looked up anew. */
const FRESH = 300
/** How often something is read again because the knowledge base changed meanwhile. */
const MOST_ATTEMPTS = 3

/** How often each tenant's tag expired in this process. */
const changes = processWide('kb.changes', () => new Map<string, number>())

class NothingThere extends Error {}

/**
 * Pages with the article, and lists that may name it, are made anew at their next call. For after the commit; where
 * no request of Next's is being served (scripts, tests), nothing was kept either.
 */
export function revalidateArticle(tenantId: string, articleId: string): void {
  expire(tenantId, articleTag(tenantId, articleId))
  expire(tenantId, knowledgeTag(tenantId))
}

/** The same for what no article stands for: categories. */
export const revalidateKnowledge = (tenantId: string): void => expire(tenantId, knowledgeTag(tenantId))

/**
 * What `load` answers, kept until something of the tenant's knowledge base is published, withdrawn or moved. Plain
 * data only: dates as text, and less than 2 MB.
 * @param key what tells it from everything else of the tenant; of few values, none that a visitor makes up
 */
export const kept = <T>(tenantId: string, key: readonly string[], load: () => Promise<T>): Promise<T> =>
  unstable_cache(() => unchanged(tenantId, load), ['kb', tenantId, ...key], { tags: [knowledgeTag(tenantId)], revalidate: FRESH })()

/** The same where the key came from a visitor: that there is nothing (null) is not kept, so made-up keys take no room. */
export async function keptIfAny<T extends object>(tenantId: string, key: readonly string[], load: () => Promise<T | null>): Promise<T | null> {
  try {
    return await kept(tenantId, key, async () => {
      const found = await load()
      if (found === null) throw new NothingThere()
      return found
    })
  } catch (error) {
    if (error instanceof NothingThere) return null
    throw error
  }
}

/** What was read before a change and is ready after it would be kept as if it were new: it is read again. */
export async function unchanged<T>(tenantId: string, load: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = changes.get(tenantId)
    const loaded = await load()
    if (changes.get(tenantId) === before || attempt === MOST_ATTEMPTS) return loaded
  }
}

function expire(tenantId: string, tag: string): void {
  changes.set(tenantId, (changes.get(tenantId) ?? 0) + 1)
  try {
    revalidateTag(tag, { expire: 0 })
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('static generation store missing')) throw error
  }
}
