import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { tellReaders } from '../publishing/put'
import { articleIn } from './queries'
import type { ArticleDto } from './schema'
import { lockArticle, lockLiveArticle, type ArticleRow } from './store'

/** Takes an article from the readers in all languages and out of the lists. Its texts stay. */
export async function archiveArticle(ctx: Ctx, ref: string): Promise<ArticleDto> {
  authorize(ctx, 'kb.manage')
  return withTenant(ctx, async (tx) => {
    const row = await lockLiveArticle(tx, ctx, ref)
    await putAway(tx, ctx, row, 'manual')
    return articleIn(tx, ctx, row.id)
  })
}

/** @param why by a person, or because its time was over */
export async function putAway(tx: Tx, ctx: Ctx, { id }: ArticleRow, why: 'manual' | 'expired'): Promise<void> {
  const tenantId = ctx.tenant.id
  const before = await articleIn(tx, ctx, id)
  const where = { tenantId, articleId: id }
  await tx.kbTranslation.updateMany({
    where,
    data: { status: 'archived', publishedVersionId: null, scheduledVersionId: null, scheduledAt: null, updatedAt: ctx.now },
  })
  await tx.kbReview.updateMany({ where: { ...where, status: 'open' }, data: { status: 'withdrawn', decidedAt: ctx.now } })
  await tx.kbLink.deleteMany({ where })
  await tx.kbArticle.updateMany({ where: { tenantId, id }, data: { archivedAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now } })
  await record(tx, ctx, { entity: { type: 'kb_article', id }, action: 'kb.article.archived', before, after: { why }, event: { id, why } })
  tellReaders(tx, ctx, id)
}

/** Takes an archived article up again: as drafts, for readers once somebody publishes it. An expiry that is past is dropped. */
export async function restoreArticle(ctx: Ctx, ref: string): Promise<ArticleDto> {
  authorize(ctx, 'kb.manage')
  return withTenant(ctx, async (tx) => {
    const row = await lockArticle(tx, ctx, ref)
    if (!row.archivedAt) throw new Refused('not_archived', 'This article is not archived')
    const tenantId = ctx.tenant.id
    await tx.kbTranslation.updateMany({ where: { tenantId, articleId: row.id }, data: { status: 'draft', updatedAt: ctx.now } })
    await tx.kbArticle.updateMany({ where: { tenantId, id: row.id, expiresAt: { lte: ctx.now } }, data: { expiresAt: null } })
    await tx.kbArticle.updateMany({ where: { tenantId, id: row.id }, data: { archivedAt: null, version: { increment: 1 }, updatedAt: ctx.now } })
    const after = await articleIn(tx, ctx, row.id)
    await record(tx, ctx, { entity: { type: 'kb_article', id: row.id }, action: 'kb.article.restored', after, event: { id: row.id } })
    return after
  })
}
