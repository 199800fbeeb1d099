import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { nextReview } from '../publishing/rules'
import { articleIn } from './queries'
import type { ArticleDto } from './schema'
import { lockLiveArticle } from './store'

/** Says that an article was looked at and still holds: its next review is due an interval from now. @throws Refused (`no_interval`) */
export async function markReviewed(ctx: Ctx, ref: string): Promise<ArticleDto> {
  authorize(ctx, 'kb.write')
  return withTenant(ctx, async (tx) => {
    const row = await lockLiveArticle(tx, ctx, ref)
    if (row.reviewEveryDays === null) throw new Refused('no_interval', 'This article is not reviewed regularly')
    const before = await articleIn(tx, ctx, row.id)
    await tx.kbArticle.updateMany({
      where: { tenantId: ctx.tenant.id, id: row.id },
      data: { reviewAt: nextReview(ctx.now, row.reviewEveryDays), reviewRemindedAt: null, version: { increment: 1 }, updatedAt: ctx.now },
    })
    const after = await articleIn(tx, ctx, row.id)
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: row.id },
      action: 'kb.article.marked_reviewed',
      before: { reviewAt: before.reviewAt },
      after: { reviewAt: after.reviewAt },
    })
    return after
  })
}
