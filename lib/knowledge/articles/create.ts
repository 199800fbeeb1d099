import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { templateText } from '../templates/templates'
import { insertTranslation } from '../translations/insert'
import { takeArticleNumber } from './number'
import { articleIn } from './queries'
import { createArticleInput, type ArticleDto } from './schema'
import { assertReferences, assertTeamsFit, setLists } from './store'

/**
 * Begins an article: a draft in one language, for those who write. Without a text it begins with its template's.
 * @throws ValidationFailed at what the tenant has not
 */
export async function createArticle(ctx: Ctx, input: unknown): Promise<ArticleDto> {
  authorize(ctx, 'kb.write')
  const {
    title, summary = '', locale = ctx.tenant.locale, template = 'general', body = templateText(template, locale),
    visibility = 'agents', teamIds = [], tags = [], categoryId = null, problemId = null, reviewEveryDays = null, ...given
  } = parse(createArticleInput, input)
  const ownerId = given.ownerId ?? actorUserId(ctx)
  if (!ownerId) throw ValidationFailed.at('ownerId', 'Name who looks after it', 'required')
  assertTeamsFit(visibility, teamIds.length)
  const number = await takeArticleNumber(ctx)

  return withTenant(ctx, async (tx) => {
    await assertReferences(tx, ctx, { categoryId, ownerId: given.ownerId, teamIds, problemId })
    const id = newId()
    await tx.kbArticle.create({
      data: {
        tenantId: ctx.tenant.id, id, number, categoryId, ownerId, visibility, template, sourceLocale: locale, reviewEveryDays,
        expiresAt: given.expiresAt ?? null, problemId, createdAt: ctx.now, updatedAt: ctx.now,
      },
      select: { id: true },
    })
    await setLists(tx, ctx, id, { teamIds, tags })
    await insertTranslation(tx, ctx, { articleId: id, locale, title, slug: given.slug, summary, body, sourceVersionId: null })
    const article = await articleIn(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'kb_article', id }, action: 'kb.article.created', after: article, event: { id } })
    return article
  })
}
