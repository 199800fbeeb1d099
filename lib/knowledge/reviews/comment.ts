import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { tellOfArticle } from './notices'
import { reviewIn } from './queries'
import { reviewCommentInput, type ReviewDto } from './schema'
import { lockReview, type OpenReview } from './store'

/** Says something about the text under review, perhaps about one passage. Who takes part is told. */
export async function commentReview(ctx: Ctx, reviewId: string, input: unknown): Promise<ReviewDto> {
  authorize(ctx, 'kb.write')
  const comment = parse(reviewCommentInput, input)
  return withTenant(ctx, async (tx) => {
    const review = await lockReview(tx, ctx, reviewId)
    const id = await insertReviewComment(tx, ctx, review, comment)
    await tellOfArticle(tx, ctx, {
      type: 'kb_review_commented', key: `kb_review_comment:${id}`, userIds: participants(review),
      about: { articleId: review.articleId, number: review.article.number, title: review.title, locale: review.locale, reviewId: review.id },
    })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: review.articleId },
      action: 'kb.article.review_commented',
      after: { reviewId: review.id, commentId: id },
    })
    return reviewIn(tx, ctx, review.id)
  })
}

const participants = ({ requestedById, reviewers }: OpenReview): string[] => [
  ...(requestedById ? [requestedById] : []),
  ...reviewers.map(({ userId }) => userId),
]

export async function insertReviewComment(
  tx: Tx,
  ctx: Ctx,
  review: Pick<OpenReview, 'id'>,
  { body, quote }: { body: string; quote: string | null },
): Promise<string> {
  const id = newId()
  await tx.kbReviewComment.create({
    data: {
      tenantId: ctx.tenant.id, id, reviewId: review.id, authorId: actorUserId(ctx), body, bodyHtml: renderMarkdown(body), quote, createdAt: ctx.now,
    },
    select: { id: true },
  })
  return id
}
