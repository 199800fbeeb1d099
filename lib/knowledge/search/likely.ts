import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { COMMON_STEMS } from '@/lib/problems/known-errors/common-words'
import { formatArticleNumber } from '../articles/number'
import type { Audience } from '../public/audience'
import { aboutInput, type LikelyArticle } from './schema'

/** From this score on an article is worth showing; below it shares a word or two with anything. */
const WORTH_SHOWING = 0.34
/** Those that score less than so much of the best are left out beside it. */
const CLOSE_TO_BEST = 0.5
/** Texts that are looked at before those that may not be read are left out. */
const MOST_FOUND = 40

const COMMON = [...COMMON_STEMS]

interface Row extends Omit<LikelyArticle, 'number'> {
  number: number
}

/**
 * The published articles that a text is likely about, the likeliest first: by what title, summary, headings and tags
 * have in common with it, weighed by how rare it is. None as a rule for a text about nothing that is written down.
 */
export async function likelyArticles(audience: Audience, input: unknown, { limit = 4 } = {}): Promise<LikelyArticle[]> {
  const { title, description } = parse(aboutInput, input)
  if (!/[\p{L}\p{N}]{3}/u.test(`${title} ${description}`)) return []
  const params = new SqlParams()
  const tenant = params.add(audience.tenant.id)
  const about = [params.add(title), params.add(description)].map((given) => `${given}::text`).join(', ')
  const [common, levels, locale] = [params.add(COMMON), params.add(audience.levels), params.add(audience.locale)]
  const rows = await tenantSql<Row>(audience, {
    text: `with found as (
        select distinct on (f.article_id) f.article_id, f.locale, max(f.score) over (partition by f.article_id) as score, a.number, a.visibility
        from search_articles_about(${about}, ${common}::text[], ${levels}::text[], ${MOST_FOUND}) f
        join kb_article a on a.tenant_id = ${tenant}::uuid and a.id = f.article_id
        where a.archived_at is null and f.score >= ${WORTH_SHOWING} and ${audience.visible(params)}
        order by f.article_id, f.locale = ${locale} desc, f.score desc
      )
      select f.article_id as id, f.number, f.locale, tr.slug, v.title, v.summary, f.visibility, round(f.score::numeric, 2)::float8 as score
      from found f
      join kb_translation tr on tr.tenant_id = ${tenant}::uuid and tr.article_id = f.article_id and tr.locale = f.locale
      join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
      order by f.score desc, f.article_id desc limit ${params.add(limit)}::int`,
    values: params.values,
  })
  const best = rows[0]?.score ?? 0
  return rows.filter(({ score }) => score >= best * CLOSE_TO_BEST).map(({ number, ...row }) => ({ ...row, number: formatArticleNumber(number) }))
}
