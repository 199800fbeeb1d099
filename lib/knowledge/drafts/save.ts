import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { followTitle } from '../articles/slugs'
import { localeOf, lockLiveArticle, readTranslation, type ArticleRow } from '../articles/store'
import { withResolvedLinks } from './links'
import { draftIn } from './queries'
import { beginsSitting, sameText } from './rules'
import { saveDraftInput, type DraftDto } from './schema'

/**
 * Changes the text that is being written; what is published stays as it is. Links by slug are stored by id.
 * @param expectedVersion when given, a draft that was changed since is refused
 * @throws Conflict with the draft as it is now
 */
export async function saveDraft(ctx: Ctx, ref: string, locale: string, input: unknown, expectedVersion?: number): Promise<DraftDto> {
  authorize(ctx, 'kb.write')
  const { sourceVersionId, ...changes } = parse(saveDraftInput, input)

  return withTenant(ctx, async (tx) => {
    const article = await lockLiveArticle(tx, ctx, ref)
    const before = await readTranslation(tx, ctx, article.id, localeOf(locale))
    if (expectedVersion !== undefined && expectedVersion !== before.draftVersion)
      throw new Conflict('Somebody changed this draft first', await draftIn(tx, ctx, article.id, locale))
    if (sourceVersionId) await assertSource(tx, ctx, article, locale, sourceVersionId)

    const text = { title: before.title, summary: before.summary, body: before.body, ...changes }
    text.body = await withResolvedLinks(tx, ctx, locale, text.body)
    const source = sourceVersionId ?? before.sourceVersionId
    const same = sameText(text, before) && source === before.sourceVersionId
    if (same) return draftIn(tx, ctx, article.id, locale)
    const by = actorUserId(ctx)
    const where = { tenantId: ctx.tenant.id, articleId: article.id, locale }
    await tx.kbDraft.updateMany({
      where,
      data: { ...text, sourceVersionId: source, versionId: null, version: { increment: 1 }, updatedById: by, updatedAt: ctx.now },
    })
    await tx.kbTranslation.updateMany({ where, data: { slug: await followTitle(tx, ctx, before, text.title), updatedAt: ctx.now } })
    await tx.kbArticle.updateMany({ where: { tenantId: ctx.tenant.id, id: article.id }, data: { updatedAt: ctx.now } })
    if (before.versionId !== null || beginsSitting(before, by, ctx.now)) {
      await record(tx, ctx, {
        entity: { type: 'kb_article', id: article.id },
        action: 'kb.article.draft_saved',
        before: { locale, version: before.draftVersion, title: before.title },
        after: { locale, version: before.draftVersion + 1, title: text.title },
      })
    }
    return draftIn(tx, ctx, article.id, locale)
  })
}

/** @throws ValidationFailed unless it is a version of the article in its source language, and this is another one */
async function assertSource(tx: Tx, ctx: Ctx, { id, sourceLocale }: ArticleRow, locale: string, versionId: string): Promise<void> {
  const there = await tx.kbVersion.count({ where: { tenantId: ctx.tenant.id, id: versionId, articleId: id, locale: sourceLocale } })
  if (locale === sourceLocale || !there) throw ValidationFailed.at('sourceVersionId', 'No such version of the source language', 'unknown_reference')
}
