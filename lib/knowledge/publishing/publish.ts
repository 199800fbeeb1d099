import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { articleIn } from '../articles/queries'
import type { ArticleDto } from '../articles/schema'
import { localeOf, lockLiveArticle, readTranslation, type TranslationRow } from '../articles/store'
import { draftIn } from '../drafts/queries'
import { snapshot, type VersionRef } from '../versions/snapshot'
import { putVersion } from './put'
import { publishInput } from './schema'

/**
 * Publishes the draft of a language, or one of its versions: now, or at an instant to come. What was planned for that
 * language before is replaced. A review is no condition: who may publish answers for it.
 * @throws Conflict with the draft when it was changed since it was seen
 */
export async function publish(ctx: Ctx, ref: string, locale: string, input: unknown = {}): Promise<ArticleDto> {
  authorize(ctx, 'kb.publish')
  const { at, versionId, draftVersion, note } = parse(publishInput, input)

  return withTenant(ctx, async (tx) => {
    const article = await lockLiveArticle(tx, ctx, ref)
    const translation = await readTranslation(tx, ctx, article.id, localeOf(locale))
    if (draftVersion !== undefined && draftVersion !== translation.draftVersion)
      throw new Conflict('Somebody changed this draft first', await draftIn(tx, ctx, article.id, locale))
    const version = versionId ? await existing(tx, ctx, translation, versionId) : await snapshot(tx, ctx, translation, note)
    if (at && Date.parse(at) > ctx.now.getTime()) await plan(tx, ctx, translation, version, new Date(at))
    else await putVersion(tx, ctx, article, translation, version)
    return articleIn(tx, ctx, article.id)
  })
}

/** @throws ValidationFailed unless it is a version of the article in that language */
async function existing(tx: Tx, ctx: Ctx, { articleId, locale }: TranslationRow, id: string): Promise<VersionRef> {
  const version = await tx.kbVersion.findFirst({
    where: { tenantId: ctx.tenant.id, id, articleId, locale },
    select: { id: true, number: true, title: true },
  })
  if (!version) throw ValidationFailed.at('versionId', 'No such version of this article', 'unknown_reference')
  return version
}

async function plan(tx: Tx, ctx: Ctx, { articleId, locale }: TranslationRow, version: VersionRef, at: Date): Promise<void> {
  await tx.kbTranslation.updateMany({
    where: { tenantId: ctx.tenant.id, articleId, locale },
    data: { scheduledVersionId: version.id, scheduledAt: at, updatedAt: ctx.now },
  })
  await record(tx, ctx, {
    entity: { type: 'kb_article', id: articleId },
    action: 'kb.article.scheduled',
    after: { locale, versionId: version.id, number: version.number, at: at.toISOString() },
  })
}
