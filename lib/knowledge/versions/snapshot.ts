import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { TranslationRow } from '../articles/store'
import { renderArticle } from '../render/render'

export interface VersionRef {
  id: string
  number: number
  title: string
}

/**
 * The version that says what the draft says now: the one that does already, or a new one. Versions are numbered by
 * language. The article is locked, so the numbers come one after the other.
 * @throws ValidationFailed at `body` when there is nothing to read
 */
export async function snapshot(tx: Tx, ctx: Ctx, draft: TranslationRow, note = ''): Promise<VersionRef> {
  if (!draft.body.trim()) throw ValidationFailed.at('body', 'Write the text first', 'required')
  const where = { tenantId: ctx.tenant.id, articleId: draft.articleId, locale: draft.locale }
  if (draft.versionId) return tx.kbVersion.findFirstOrThrow({ where: { ...where, id: draft.versionId }, select: { id: true, number: true, title: true } })

  const { html, text, headings } = renderArticle(draft.body)
  const id = newId()
  const [row] = await txSql<{ number: number }>(
    tx,
    `insert into kb_version (tenant_id, id, article_id, locale, number, title, summary, body, html, text, headings, note, source_version_id, created_by_id, created_at)
     select $1::uuid, $2::uuid, $3::uuid, $4, coalesce(max(number), 0) + 1, $5, $6, $7, $8, $9, $10::jsonb, $11, $12::uuid, $13::uuid, $14::timestamptz
     from kb_version where tenant_id = $1::uuid and article_id = $3::uuid and locale = $4
     returning number`,
    [
      ctx.tenant.id, id, draft.articleId, draft.locale, draft.title, draft.summary, draft.body, html, text, JSON.stringify(headings),
      note, draft.sourceVersionId, actorUserId(ctx), ctx.now,
    ],
  )
  if (!row) throw new Error('The version just written is not there')
  await tx.kbDraft.updateMany({ where, data: { versionId: id } })
  return { id, number: row.number, title: draft.title }
}
