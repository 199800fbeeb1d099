import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { lockArticle, type ArticleRow } from '../articles/store'

export interface OpenReview {
  id: string
  articleId: string
  locale: string
  versionId: string
  title: string
  requestedById: string | null
  reviewers: { userId: string; decision: string | null }[]
  article: ArticleRow
}

/**
 * An open review of an article that the actor sees, with the article held for a change.
 * @throws NotFound, Refused (`review_closed`)
 */
export async function lockReview(tx: Tx, ctx: Ctx, id: string): Promise<OpenReview> {
  const tenantId = ctx.tenant.id
  const place = isUuid(id) ? await tx.kbReview.findFirst({ where: { tenantId, id }, select: { articleId: true } }) : null
  if (!place) throw new NotFound('Review')
  const article = await lockArticle(tx, ctx, place.articleId)
  const { status, subject, ...review } = await tx.kbReview.findFirstOrThrow({
    where: { tenantId, id },
    select: {
      id: true, articleId: true, locale: true, versionId: true, requestedById: true, status: true,
      subject: { select: { title: true } },
      reviewers: { select: { userId: true, decision: true } },
    },
  })
  if (status !== 'open') throw new Refused('review_closed', 'This review has ended')
  return { ...review, title: subject.title, article }
}
