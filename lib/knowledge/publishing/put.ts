import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { afterCommit } from '@/lib/platform/db/after-commit'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import type { ArticleRow, TranslationRow } from '../articles/store'
import { revalidateArticle } from '../public/cache'
import { closeReview } from '../reviews/close'
import type { VersionRef } from '../versions/snapshot'
import { writeLinks } from './links'
import { nextReview } from './rules'

/**
 * Puts a version before the readers: what every way of publishing comes to. An open review of the language ends.
 */
export async function putVersion(tx: Tx, ctx: Ctx, article: ArticleRow, translation: TranslationRow, version: VersionRef): Promise<void> {
  const { locale } = translation
  const place = { tenantId: ctx.tenant.id, articleId: article.id, locale }
  await txSql(
    tx,
    `update kb_translation tr set status = 'published', published_version_id = v.id, published_at = $5::timestamptz,
       scheduled_version_id = null, scheduled_at = null, source_version_id = v.source_version_id, updated_at = $5::timestamptz
     from kb_version v
     where v.tenant_id = $1::uuid and v.id = $4::uuid and tr.tenant_id = $1::uuid and tr.article_id = $2::uuid and tr.locale = $3`,
    [ctx.tenant.id, article.id, locale, version.id, ctx.now],
  )
  await closeReview(tx, ctx, place, version.id)
  await writeLinks(tx, ctx, place, version.id)
  const reviewed = locale === article.sourceLocale ? { reviewAt: nextReview(ctx.now, article.reviewEveryDays), reviewRemindedAt: null } : {}
  await tx.kbArticle.updateMany({ where: { tenantId: ctx.tenant.id, id: article.id }, data: { ...reviewed, updatedAt: ctx.now } })
  await record(tx, ctx, {
    entity: { type: 'kb_article', id: article.id },
    action: 'kb.article.published',
    before: { locale, versionId: translation.publishedVersionId },
    after: { locale, versionId: version.id, number: version.number, slug: translation.slug },
    event: { id: article.id, locale, versionId: version.id },
  })
  tellReaders(tx, ctx, article.id)
}

/** After the commit, pages that were kept of the article are made anew. */
export function tellReaders(tx: Tx, ctx: Pick<Ctx, 'tenant'>, articleId: string): void {
  const tenantId = ctx.tenant.id
  afterCommit(tx, () => revalidateArticle(tenantId, articleId))
}
