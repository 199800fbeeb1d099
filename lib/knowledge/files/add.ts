import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { examine } from '@/lib/platform/storage/content-type'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { storage } from '@/lib/platform/storage/storage'
import { cleanFileName } from '@/lib/tickets/attachments'
import { getArticle } from '../articles/queries'
import { lockLiveArticle } from '../articles/store'
import { LIMITS } from '../vocabulary'
import { fileIn } from './queries'
import type { ArticleFileDto } from './schema'

export interface ArticleUpload {
  fileName: string
  /** What the sender says; what is stored follows from the bytes. */
  contentType: string
  body: AsyncIterable<Uint8Array>
}

/**
 * Stores an image or attachment of an article. The bytes are written, synced and hashed before the row exists.
 * @throws NotFound, Refused (`too_many_files`), PayloadTooLarge, UnsupportedMediaType (programs)
 */
export async function addArticleFile(ctx: Ctx, ref: string, upload: ArticleUpload): Promise<ArticleFileDto> {
  authorize(ctx, 'kb.write')
  await getArticle(ctx, ref)
  const fileName = cleanFileName(upload.fileName)
  const { contentType, body } = await examine(fileName, upload.contentType, upload.body)
  const id = newId()
  const tenantId = ctx.tenant.id
  const storageKey = `${tenantId}/knowledge/${id}`
  const { size, sha256 } = await storage().put(storageKey, body, { limitBytes: uploadLimit() })
  try {
    return await withTenant(ctx, async (tx) => {
      const { id: articleId } = await lockLiveArticle(tx, ctx, ref)
      if ((await tx.kbFile.count({ where: { tenantId, articleId, deletedAt: null } })) >= LIMITS.files)
        throw new Refused('too_many_files', `There are ${LIMITS.files} files already`)
      await tx.kbFile.create({
        data: { tenantId, id, articleId, fileName, contentType, size, sha256, storageKey, uploadedById: actorUserId(ctx), createdAt: ctx.now },
        select: { id: true },
      })
      await record(tx, ctx, {
        entity: { type: 'kb_article', id: articleId },
        action: 'kb.article.file_added',
        after: { fileId: id, fileName, size, sha256 },
      })
      return fileIn(tx, ctx, id)
    })
  } catch (error) {
    await storage().remove(storageKey)
    throw error
  }
}
