import { newId } from '@/lib/platform/ids'
import { ownerSql } from './owner'
import type { TestTenant, TestUser } from './factories'

interface GivenArticle {
  title: string
  summary?: string
  /** What it says: plain text, and the same as a paragraph. */
  text?: string
  visibility?: 'public' | 'requesters' | 'agents'
}

/** A published article in Portuguese, as bare rows; the triggers index it. */
export async function givenArticle(tenant: TestTenant, owner: Pick<TestUser, 'id'>, given: GivenArticle): Promise<string> {
  const [id, versionId] = [newId(), newId()]
  const { title, summary = '', text = 'Siga os passos.', visibility = 'public' } = given
  await ownerSql(
    `with number as (
       insert into ticket_counter as c (tenant_id, kind, last) values ($1, 'kb_article', 1)
       on conflict (tenant_id, kind) do update set last = c.last + 1 returning last
     )
     insert into kb_article (tenant_id, id, number, owner_id, visibility, source_locale) select $1, $2, last, $3, $4, 'pt-BR' from number`,
    [tenant.id, id, owner.id, visibility],
  )
  await ownerSql(`insert into kb_translation (tenant_id, article_id, locale, slug) values ($1, $2::uuid, 'pt-BR', $2::uuid::text)`, [tenant.id, id])
  await ownerSql(`insert into kb_draft (tenant_id, article_id, locale, title) values ($1, $2, 'pt-BR', $3)`, [tenant.id, id, title])
  await ownerSql(
    `insert into kb_version (tenant_id, id, article_id, locale, number, title, summary, body, html, text)
     values ($1, $2, $3, 'pt-BR', 1, $4, $5, $6, $7, $6)`,
    [tenant.id, versionId, id, title, summary, text, `<p>${text}</p>`],
  )
  await ownerSql(
    `update kb_translation set status = 'published', published_version_id = $3, published_at = now() where tenant_id = $1 and article_id = $2`,
    [tenant.id, id, versionId],
  )
  return id
}
