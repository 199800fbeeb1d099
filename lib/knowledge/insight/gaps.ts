import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { badFeedback } from './bad-feedback'
import { reopenedArticles } from './reopened'
import type { Gap } from './schema'
import { missedSearches } from './searches'
import { unansweredCategories } from './categories'

/**
 * What the knowledge base lacks: searches that found nothing, articles that readers or reopened tickets speak
 * against, categories whose tickets are solved without an article. Whoever manages it sees all; other writers what
 * concerns the articles that they own.
 *
 * @throws Forbidden
 */
export async function listGaps(ctx: Ctx): Promise<Gap[]> {
  authorize(ctx, 'kb.write', 'kb.manage')
  const all = can(ctx, 'kb.manage')
  const gaps = await Promise.all([
    all ? missedSearches(ctx) : [],
    badFeedback(ctx),
    all ? unansweredCategories(ctx) : [],
    reopenedArticles(ctx),
  ])
  return gaps.flat()
}
