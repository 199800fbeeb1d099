import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { Audience } from './audience'
import { visitorDigest } from './visitor'

export interface Vote {
  versionId: string
  helpful: boolean
  comment: string
  /** The cookie of a visitor, or the id of a user. */
  who: string
  userId?: string
}

/**
 * Keeps what a reader says of a published text. Each has one voice on each version: who votes again changes it, and
 * a comment that came with an earlier vote stays unless there is a new one. The row is its own record: who wrote it
 * is nobody that the audit could name.
 * @throws NotFound for what the audience cannot read now
 */
export async function giveFeedback(audience: Audience, { versionId, helpful, comment, who, userId }: Vote): Promise<void> {
  const params = new SqlParams()
  const tenant = params.add(audience.tenant.id)
  const visitor = params.add(visitorDigest(audience.tenant.id, versionId, who))
  const text = `insert into kb_feedback as f (tenant_id, id, article_id, locale, version_id, helpful, comment, visitor, user_id)
    select tr.tenant_id, ${params.add(newId())}::uuid, tr.article_id, tr.locale, tr.published_version_id, ${params.add(helpful)}::boolean,
      ${params.add(comment)}, ${visitor}, ${params.add(userId ?? null)}::uuid
    from kb_translation tr join kb_article a on a.tenant_id = tr.tenant_id and a.id = tr.article_id
    where tr.tenant_id = ${tenant}::uuid and tr.published_version_id = ${params.add(versionId)}::uuid and tr.status = 'published'
      and a.archived_at is null and ${audience.visible(params)}
    on conflict (tenant_id, version_id, visitor) do update set helpful = excluded.helpful,
      comment = case when excluded.comment = '' then f.comment else excluded.comment end,
      handled_at = case when excluded.comment in ('', f.comment) then f.handled_at end,
      handled_by_id = case when excluded.comment in ('', f.comment) then f.handled_by_id end
    returning f.id`
  const kept = await withTenant(audience, (tx) => txSql<{ id: string }>(tx, text, params.values))
  if (kept.length === 0) throw new NotFound('Article')
}
