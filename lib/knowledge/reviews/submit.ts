import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, IllegalTransition, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { localeOf, lockLiveArticle, readTranslation } from '../articles/store'
import { draftIn } from '../drafts/queries'
import { canMove, MOVES } from '../publishing/rules'
import { snapshot } from '../versions/snapshot'
import { reviewersFor } from './people'
import { tellOfArticle } from './notices'
import { reviewIn } from './queries'
import { submitReviewInput, type ReviewDto } from './schema'

/**
 * Gives the draft of a language to reviewers, as a version that no longer changes. A text that is published already
 * stays before the readers meanwhile.
 * @throws Refused (`in_review`) while another is open
 * @throws ValidationFailed at reviewers who cannot review it, and at the actor themselves
 */
export async function submitForReview(ctx: Ctx, ref: string, locale: string, input: unknown): Promise<ReviewDto> {
  authorize(ctx, 'kb.write')
  const { reviewerIds, draftVersion, note } = parse(submitReviewInput, input)
  const me = actorUserId(ctx)

  return withTenant(ctx, async (tx) => {
    const tenantId = ctx.tenant.id
    const article = await lockLiveArticle(tx, ctx, ref)
    const translation = await readTranslation(tx, ctx, article.id, localeOf(locale))
    const { status } = translation
    if (draftVersion !== undefined && draftVersion !== translation.draftVersion)
      throw new Conflict('Somebody changed this draft first', await draftIn(tx, ctx, article.id, locale))
    const place = { tenantId, articleId: article.id, locale }
    if (await tx.kbReview.count({ where: { ...place, status: 'open' } })) throw new Refused('in_review', 'A review is open already')
    if (status !== 'published' && !canMove(status, 'in_review')) throw new IllegalTransition(status, 'in_review', MOVES[status])
    const teamIds = (await tx.kbArticleTeam.findMany({ where: { tenantId, articleId: article.id }, select: { teamId: true } })).map(({ teamId }) => teamId)
    const able = await reviewersFor(tx, ctx, { ...article, teamIds }, reviewerIds)
    const unable = reviewerIds.findIndex((id) => id === me || !able.some((person) => person.id === id))
    if (unable >= 0) throw ValidationFailed.at(`reviewerIds.${unable}`, 'Cannot review this article', 'unknown_reference')

    const version = await snapshot(tx, ctx, translation, note)
    const id = newId()
    await tx.kbReview.create({ data: { ...place, id, versionId: version.id, requestedById: me, requestedAt: ctx.now }, select: { id: true } })
    await tx.kbReviewer.createMany({ data: reviewerIds.map((userId) => ({ tenantId, reviewId: id, userId })) })
    if (status === 'draft') await tx.kbTranslation.updateMany({ where: place, data: { status: 'in_review', updatedAt: ctx.now } })
    await tellOfArticle(tx, ctx, {
      type: 'kb_review_requested', key: `kb_review:${id}`, userIds: reviewerIds,
      about: { articleId: article.id, number: article.number, title: version.title, locale, reviewId: id },
    })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: article.id },
      action: 'kb.article.review_requested',
      before: { locale, status },
      after: { locale, reviewId: id, versionId: version.id, reviewerIds },
      event: { id: article.id, locale, reviewId: id, versionId: version.id },
    })
    return reviewIn(tx, ctx, id)
  })
}
