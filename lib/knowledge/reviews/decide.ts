import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { outcomeOf } from '../publishing/rules'
import type { ReviewDecision } from '../vocabulary'
import { insertReviewComment } from './comment'
import { tellOfArticle } from './notices'
import { reviewIn } from './queries'
import { decideReviewInput, type ReviewDto } from './schema'
import { lockReview, type OpenReview } from './store'

/**
 * A reviewer's word on the text. One who asks for changes ends the review, and a text that was never published is a
 * draft again; the last who approves ends it too. Whoever may publish decides for all. Nobody reviews their own.
 * @throws Forbidden, NotFound, Refused (`review_closed`)
 */
export async function decideReview(ctx: Ctx, reviewId: string, input: unknown): Promise<ReviewDto> {
  authorize(ctx, 'kb.write')
  const { decision, comment } = parse(decideReviewInput, input)
  const me = actorUserId(ctx)

  return withTenant(ctx, async (tx) => {
    const review = await lockReview(tx, ctx, reviewId)
    const invited = review.reviewers.some(({ userId }) => userId === me)
    if (me === null || review.requestedById === me || (!invited && !can(ctx, 'kb.publish')))
      throw new Forbidden('Only its reviewers decide')
    const tenantId = ctx.tenant.id
    if (comment) await insertReviewComment(tx, ctx, review, { body: comment, quote: null })
    await tx.kbReviewer.updateMany({ where: { tenantId, reviewId: review.id, userId: me }, data: { decision, decidedAt: ctx.now } })
    const outcome = can(ctx, 'kb.publish') ? decision : outcomeOf(await decisions(tx, ctx, review))
    if (outcome !== 'open') await close(tx, ctx, review, outcome)
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: review.articleId },
      action: 'kb.article.reviewed',
      after: { reviewId: review.id, decision, outcome },
      event: { id: review.articleId, locale: review.locale, reviewId: review.id, decision, outcome },
    })
    return reviewIn(tx, ctx, review.id)
  })
}

async function decisions(tx: Tx, ctx: Ctx, { id }: OpenReview): Promise<(ReviewDecision | null)[]> {
  const rows = await tx.kbReviewer.findMany({ where: { tenantId: ctx.tenant.id, reviewId: id }, select: { decision: true } })
  return rows.map(({ decision }) => (decision === 'approved' || decision === 'changes_requested' ? decision : null))
}

async function close(tx: Tx, ctx: Ctx, review: OpenReview, outcome: ReviewDecision): Promise<void> {
  const { id, articleId, locale, title, requestedById, article } = review
  const tenantId = ctx.tenant.id
  await tx.kbReview.updateMany({
    where: { tenantId, id, status: 'open' },
    data: { status: outcome, decidedById: actorUserId(ctx), decidedAt: ctx.now },
  })
  if (outcome === 'changes_requested') {
    await tx.kbTranslation.updateMany({ where: { tenantId, articleId, locale, status: 'in_review' }, data: { status: 'draft', updatedAt: ctx.now } })
  }
  await tellOfArticle(tx, ctx, {
    type: 'kb_review_decided', key: `kb_review_decided:${id}`, userIds: requestedById ? [requestedById] : [],
    about: { articleId, number: article.number, title, locale, reviewId: id, decision: outcome },
  })
}
