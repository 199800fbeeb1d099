import 'server-only'
import { revalidateTag } from 'next/cache'

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

function expire(tag: string): void {
  try {
    revalidateTag(tag, { expire: 0 })
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('static generation store missing')) throw error
  }
}
