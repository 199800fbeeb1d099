import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { visibleArticles } from '../access'
import { isArticle } from '../articles/number'
import { getArticle } from '../articles/queries'
import { instant, inTenant } from '../articles/serialize'
import { localeOf } from '../articles/store'
import type { VersionDto, VersionTextDto } from './schema'

const COLUMNS = `v.id, v.locale, v.number, v.title, v.summary, v.note, v.id = tr.published_version_id is true as published,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "createdBy", ${instant('v.created_at')} as "createdAt"`

const FROM = `kb_article a
  join kb_version v on v.tenant_id = a.tenant_id and v.article_id = a.id
  join kb_translation tr on tr.tenant_id = a.tenant_id and tr.article_id = a.id and tr.locale = v.locale
  left join app_user u on u.tenant_id = v.tenant_id and u.id = v.created_by_id`

/** Versions that are listed: who looks further back knows which one. */
const MOST = 200

/** What an article has said in a language, the newest first. @throws NotFound */
export async function listVersions(ctx: Ctx, ref: string, locale: string): Promise<VersionDto[]> {
  authorize(ctx, 'kb.write')
  const { id } = await getArticle(ctx, ref)
  return tenantSql<VersionDto>(ctx, {
    name: 'kb-versions',
    text: `select ${COLUMNS} from ${FROM} where a.tenant_id = $1::uuid and a.id = $2::uuid and v.locale = $3 order by v.number desc limit ${MOST}`,
    values: [ctx.tenant.id, id, localeOf(locale)],
  })
}

/** One version, with its text. @throws NotFound */
export async function readVersion(ctx: Ctx, ref: string, versionId: string): Promise<VersionTextDto> {
  authorize(ctx, 'kb.write')
  if (!isUuid(versionId)) throw new NotFound('Version')
  const params = new SqlParams()
  const text = `select ${COLUMNS}, v.body, v.html, v.headings from ${FROM}
    where ${inTenant(ctx, params)} and ${isArticle(ref, params)} and v.id = ${params.add(versionId)}::uuid and ${visibleArticles(ctx, params)}`
  const [version] = await tenantSql<VersionTextDto>(ctx, { text, values: params.values })
  if (!version) throw new NotFound('Version')
  return version
}
