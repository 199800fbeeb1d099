import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { visibleArticles } from '../access'
import { formatArticleNumber } from '../articles/number'
import { getArticle } from '../articles/queries'
import { instant, inTenant } from '../articles/serialize'
import { localeOf } from '../articles/store'
import type { ReviewDto } from './schema'

const person = (alias: string) => `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

const SELECT = `select r.id, a.id as "articleId", a.number, r.locale, r.status,
  json_build_object('id', v.id, 'number', v.number, 'title', v.title, 'note', v.note) as version,
  ${person('q')} as "requestedBy", ${instant('r.requested_at')} as "requestedAt",
  ${person('e')} as "decidedBy", ${instant('r.decided_at')} as "decidedAt",
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'decision', w.decision, 'decidedAt', ${instant('w.decided_at')}) order by u.name), '[]'::json)
    from kb_reviewer w join app_user u on u.tenant_id = w.tenant_id and u.id = w.user_id
    where w.tenant_id = r.tenant_id and w.review_id = r.id) as reviewers,
  (select coalesce(json_agg(json_build_object('id', m.id, 'author', ${person('u')}, 'body', m.body, 'bodyHtml', m.body_html, 'quote', m.quote,
      'createdAt', ${instant('m.created_at')}) order by m.created_at, m.id), '[]'::json)
    from kb_review_comment m left join app_user u on u.tenant_id = m.tenant_id and u.id = m.author_id
    where m.tenant_id = r.tenant_id and m.review_id = r.id) as comments
  from kb_review r
  join kb_article a on a.tenant_id = r.tenant_id and a.id = r.article_id
  join kb_version v on v.tenant_id = r.tenant_id and v.id = r.version_id
  left join app_user q on q.tenant_id = r.tenant_id and q.id = r.requested_by_id
  left join app_user e on e.tenant_id = r.tenant_id and e.id = r.decided_by_id`

type ReviewRecord = Omit<ReviewDto, 'article'> & { articleId: string; number: number }

const toReviewDto = ({ articleId, number, ...record }: ReviewRecord): ReviewDto => ({
  ...record,
  article: { id: articleId, number: formatArticleNumber(number) },
})

/** @throws NotFound for a missing review, another tenant's, and that of an article the actor does not see */
export async function getReview(ctx: Ctx, id: string): Promise<ReviewDto> {
  authorize(ctx, 'kb.write')
  if (!isUuid(id)) throw new NotFound('Review')
  const params = new SqlParams()
  const text = `${SELECT} where ${inTenant(ctx, params)} and r.id = ${params.add(id)}::uuid and ${visibleArticles(ctx, params)}`
  const [record] = await tenantSql<ReviewRecord>(ctx, { text, values: params.values })
  if (!record) throw new NotFound('Review')
  return toReviewDto(record)
}

/** The review as it stands within a transaction. */
export async function reviewIn(tx: Tx, ctx: Ctx, id: string): Promise<ReviewDto> {
  const [record] = await txSql<ReviewRecord>(tx, `${SELECT} where r.tenant_id = $1::uuid and r.id = $2::uuid`, [ctx.tenant.id, id])
  if (!record) throw new NotFound('Review')
  return toReviewDto(record)
}

const MOST = 100

/** The reviews of an article in a language, the newest first. @throws NotFound */
export async function listReviews(ctx: Ctx, ref: string, locale: string): Promise<ReviewDto[]> {
  authorize(ctx, 'kb.write')
  const { id } = await getArticle(ctx, ref)
  const rows = await tenantSql<ReviewRecord>(ctx, {
    name: 'kb-reviews',
    text: `${SELECT} where r.tenant_id = $1::uuid and r.article_id = $2::uuid and r.locale = $3 order by r.requested_at desc, r.id desc limit ${MOST}`,
    values: [ctx.tenant.id, id, localeOf(locale)],
  })
  return rows.map(toReviewDto)
}
