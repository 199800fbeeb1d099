import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { articleIn } from '../articles/queries'
import type { ArticleDto } from '../articles/schema'
import { lockLiveArticle, readTranslation } from '../articles/store'
import { insertTranslation } from './insert'
import { createTranslationInput } from './schema'

/**
 * Begins a translation. It starts from the published text of the source language, else from its draft, and counts as
 * a translation of that version until a newer one is published.
 * @throws Refused (`exists`) when the article is there in that language
 */
export async function createTranslation(ctx: Ctx, ref: string, input: unknown): Promise<ArticleDto> {
  authorize(ctx, 'kb.write')
  const { locale, slug, ...given } = parse(createTranslationInput, input)

  return withTenant(ctx, async (tx) => {
    const article = await lockLiveArticle(tx, ctx, ref)
    const tenantId = ctx.tenant.id
    if (await tx.kbTranslation.count({ where: { tenantId, articleId: article.id, locale } }))
      throw new Refused('exists', 'The article is there in that language already')
    const source = await readTranslation(tx, ctx, article.id, article.sourceLocale)
    const published = source.publishedVersionId
      ? await tx.kbVersion.findFirst({ where: { tenantId, id: source.publishedVersionId }, select: { title: true, summary: true, body: true } })
      : null
    const { title, summary, body } = published ?? source
    const text = { title, summary, body, ...given }
    await insertTranslation(tx, ctx, { articleId: article.id, locale, slug, ...text, sourceVersionId: source.publishedVersionId })
    await tx.kbArticle.updateMany({ where: { tenantId, id: article.id }, data: { updatedAt: ctx.now } })
    const after = await articleIn(tx, ctx, article.id)
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: article.id },
      action: 'kb.article.translation_added',
      after: { locale, title: text.title, sourceVersionId: source.publishedVersionId },
    })
    return after
  })
}
