import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { lockLiveArticle } from '../articles/store'

/** Removes a file that no draft and no published text shows. @throws NotFound, Refused (`in_use`) */
export async function removeArticleFile(ctx: Ctx, fileId: string): Promise<void> {
  authorize(ctx, 'kb.write')
  if (!isUuid(fileId)) throw new NotFound('File')
  await withTenant(ctx, async (tx) => {
    const where = { tenantId: ctx.tenant.id, id: fileId, deletedAt: null }
    const file = await tx.kbFile.findFirst({ where, select: { articleId: true, fileName: true } })
    if (!file) throw new NotFound('File')
    const { id: articleId } = await lockLiveArticle(tx, ctx, file.articleId)
    const shown = { tenantId: ctx.tenant.id, articleId, body: { contains: fileId } }
    const inUse = (await tx.kbDraft.count({ where: shown })) + (await tx.kbVersion.count({ where: { ...shown, publishedIn: { some: {} } } }))
    if (inUse > 0) throw new Refused('in_use', 'A text of the article shows this file')
    await tx.kbFile.updateMany({ where, data: { deletedAt: ctx.now } })
    await record(tx, ctx, { entity: { type: 'kb_article', id: articleId }, action: 'kb.article.file_removed', before: { fileId, fileName: file.fileName } })
  })
}
