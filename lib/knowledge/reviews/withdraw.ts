import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { closeReview } from './close'
import { reviewIn } from './queries'
import type { ReviewDto } from './schema'
import { lockReview } from './store'

/** Takes a text back from its reviewers: by who asked, or who may publish. What was never published is a draft again. */
export async function withdrawReview(ctx: Ctx, reviewId: string): Promise<ReviewDto> {
  authorize(ctx, 'kb.write')
  return withTenant(ctx, async (tx) => {
    const review = await lockReview(tx, ctx, reviewId)
    if (review.requestedById !== actorUserId(ctx) && !can(ctx, 'kb.publish')) throw new Forbidden('Only who asked for it takes it back')
    const place = { tenantId: ctx.tenant.id, articleId: review.articleId, locale: review.locale }
    await closeReview(tx, ctx, place, null)
    await tx.kbTranslation.updateMany({ where: { ...place, status: 'in_review' }, data: { status: 'draft', updatedAt: ctx.now } })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: review.articleId },
      action: 'kb.article.review_withdrawn',
      before: { reviewId: review.id, locale: review.locale },
    })
    return reviewIn(tx, ctx, review.id)
  })
}
