import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleArticles } from '../access'
import { isArticle } from '../articles/number'
import { instant, inTenant } from '../articles/serialize'
import { localeOf } from '../articles/store'
import type { DraftDto } from './schema'

const COLUMNS = `d.article_id as "articleId", d.locale, d.title, d.summary, d.body, d.version_id as "versionId",
  d.source_version_id as "sourceVersionId", d.version, ${instant('d.updated_at')} as "updatedAt",
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "updatedBy"`

const JOINS = 'left join app_user u on u.tenant_id = d.tenant_id and u.id = d.updated_by_id'

/** The text as it is being written. @throws NotFound */
export async function readDraft(ctx: Ctx, ref: string, locale: string): Promise<DraftDto> {
  authorize(ctx, 'kb.write')
  const params = new SqlParams()
  const text = `select ${COLUMNS} from kb_article a
    join kb_draft d on d.tenant_id = a.tenant_id and d.article_id = a.id and d.locale = ${params.add(localeOf(locale))} ${JOINS}
    where ${inTenant(ctx, params)} and ${isArticle(ref, params)} and ${visibleArticles(ctx, params)}`
  const [draft] = await tenantSql<DraftDto>(ctx, { text, values: params.values })
  if (!draft) throw new NotFound('Draft')
  return draft
}

/** The draft as it stands within a transaction. */
export async function draftIn(tx: Tx, ctx: Ctx, articleId: string, locale: string): Promise<DraftDto> {
  const text = `select ${COLUMNS} from kb_draft d ${JOINS} where d.tenant_id = $1::uuid and d.article_id = $2::uuid and d.locale = $3`
  const [draft] = await txSql<DraftDto>(tx, text, [ctx.tenant.id, articleId, locale])
  if (!draft) throw new NotFound('Draft')
  return draft
}
