import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { lockLiveArticle, readTranslation } from '../articles/store'
import { draftIn } from '../drafts/queries'
import type { DraftDto } from '../drafts/schema'

/**
 * Takes the text of a version into the draft of its language. What is published stays until the draft is published;
 * the version itself is never changed.
 * @param expectedVersion of the draft: when given, one that was changed since is not overwritten
 */
export async function restoreVersion(ctx: Ctx, ref: string, versionId: string, expectedVersion?: number): Promise<DraftDto> {
  authorize(ctx, 'kb.write')
  if (!isUuid(versionId)) throw new NotFound('Version')
  return withTenant(ctx, async (tx) => {
    const { id: articleId } = await lockLiveArticle(tx, ctx, ref)
    const tenantId = ctx.tenant.id
    const version = await tx.kbVersion.findFirst({ where: { tenantId, id: versionId, articleId } })
    if (!version) throw new NotFound('Version')
    const { locale, number, title, summary, body, sourceVersionId } = version
    const before = await readTranslation(tx, ctx, articleId, locale)
    if (expectedVersion !== undefined && expectedVersion !== before.draftVersion)
      throw new Conflict('Somebody changed this draft first', await draftIn(tx, ctx, articleId, locale))
    await tx.kbDraft.updateMany({
      where: { tenantId, articleId, locale },
      data: { title, summary, body, sourceVersionId, versionId: null, version: { increment: 1 }, updatedById: actorUserId(ctx), updatedAt: ctx.now },
    })
    await tx.kbTranslation.updateMany({ where: { tenantId, articleId, locale }, data: { updatedAt: ctx.now } })
    await record(tx, ctx, {
      entity: { type: 'kb_article', id: articleId },
      action: 'kb.article.version_restored',
      before: { locale, draftVersion: before.draftVersion },
      after: { locale, number },
    })
    return draftIn(tx, ctx, articleId, locale)
  })
}
