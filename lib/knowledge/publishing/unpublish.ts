import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { IllegalTransition } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { articleIn } from '../articles/queries'
import type { ArticleDto } from '../articles/schema'
import { localeOf, lockLiveArticle, readTranslation } from '../articles/store'
import { closeReview } from '../reviews/close'
import { writeLinks } from './links'
import { tellReaders } from './put'
import { canMove, MOVES } from './rules'
import { unpublishInput } from './schema'

/**
 * Takes a language of an article from the readers: back to a draft, or away for good until somebody publishes it
 * again. Its versions stay. What was planned for it is dropped.
 * @throws IllegalTransition
 */
export async function unpublish(ctx: Ctx, ref: string, locale: string, input: unknown = {}): Promise<ArticleDto> {
  authorize(ctx, 'kb.publish')
  const { to } = parse(unpublishInput, input)

  return withTenant(ctx, async (tx) => {
    const article = await lockLiveArticle(tx, ctx, ref)
    const { status, publishedVersionId } = await readTranslation(tx, ctx, article.id, localeOf(locale))
    if (!canMove(status, to)) throw new IllegalTransition(status, to, MOVES[status])
    const place = { tenantId: ctx.tenant.id, articleId: article.id, locale }
    await tx.kbTranslation.updateMany({
      where: place,
      data: { status: to, publishedVersionId: null, scheduledVersionId: null, scheduledAt: null, updatedAt: ctx.now },
    })
    await closeReview(tx, ctx, place, null)
    await writeLinks(tx, ctx, place, null)
    await tx.kbArticle.updateMany({ where: { tenantId: ctx.tenant.id, id: article.id }, data: { updatedAt: ctx.now } })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: article.id },
      action: 'kb.article.unpublished',
      before: { locale, status, versionId: publishedVersionId },
      after: { locale, status: to },
      event: { id: article.id, locale },
    })
    tellReaders(tx, ctx, article.id)
    return articleIn(tx, ctx, article.id)
  })
}

/** Drops what was planned to be published. @throws Refused (`not_scheduled`) */
export async function cancelSchedule(ctx: Ctx, ref: string, locale: string): Promise<ArticleDto> {
  authorize(ctx, 'kb.publish')
  return withTenant(ctx, async (tx) => {
    const article = await lockLiveArticle(tx, ctx, ref)
    const { scheduledVersionId } = await readTranslation(tx, ctx, article.id, localeOf(locale))
    if (!scheduledVersionId) throw new Refused('not_scheduled', 'Nothing is planned to be published')
    await tx.kbTranslation.updateMany({
      where: { tenantId: ctx.tenant.id, articleId: article.id, locale },
      data: { scheduledVersionId: null, scheduledAt: null, updatedAt: ctx.now },
    })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: article.id },
      action: 'kb.article.schedule_cancelled',
      before: { locale, versionId: scheduledVersionId },
    })
    return articleIn(tx, ctx, article.id)
  })
}
