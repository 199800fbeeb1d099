import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { articleIn } from '../articles/queries'
import type { ArticleDto } from '../articles/schema'
import { keepSlug } from '../articles/slugs'
import { localeOf, lockLiveArticle, readTranslation } from '../articles/store'
import { tellReaders } from '../publishing/put'
import { updateTranslationInput } from './schema'

/** Gives a translation another address; the old one leads to it. @throws ValidationFailed at `slug` when another article has, or had, it */
export async function changeSlug(ctx: Ctx, ref: string, locale: string, input: unknown): Promise<ArticleDto> {
  authorize(ctx, 'kb.publish')
  const { slug } = parse(updateTranslationInput, input)

  return withTenant(ctx, async (tx) => {
    const { id: articleId } = await lockLiveArticle(tx, ctx, ref)
    const before = await readTranslation(tx, ctx, articleId, localeOf(locale))
    const where = { tenantId: ctx.tenant.id, locale }
    if (await tx.kbSlug.count({ where: { ...where, slug, articleId: { not: articleId } } }))
      throw ValidationFailed.at('slug', 'Another article has this address', 'taken')
    await keepSlug(tx, ctx, { articleId, locale, slug })
    await tx.kbTranslation.updateMany({ where: { ...where, articleId }, data: { slug, updatedAt: ctx.now } })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: articleId },
      action: 'kb.article.slug_changed',
      before: { locale, slug: before.slug },
      after: { locale, slug },
      event: { id: articleId, locale },
    })
    tellReaders(tx, ctx, articleId)
    return articleIn(tx, ctx, articleId)
  })
}
