import 'server-only'
import { highlight, excerpt, stemsIn } from '@/lib/tickets/search/highlight'
import { parseSearch, type Clause } from '@/lib/tickets/search/parse'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { formatArticleNumber } from '../articles/number'
import type { Audience } from '../public/audience'
import { correct } from './correct'
import { type ArticleHit, LONGEST_QUERY } from './schema'

interface Wanted {
  q: string
  /** At most so many, the best ones. */
  limit?: number
}

export interface ArticleSearch {
  query: string
  hits: ArticleHit[]
  /** What was searched for instead of words that nothing has. */
  instead: string | null
}

const MOST_HITS = 30
/** Texts that are weighed before those that may not be read are left out. */
const MOST_FOUND = 500

/**
 * Published articles that the audience may read with all the words, in Portuguese or English, or with those that
 * were probably meant; the best first. Each article once: in the audience's language when it has the words there,
 * else in the one that has.
 */
export async function searchArticles(audience: Audience, { q, limit = MOST_HITS }: Wanted): Promise<ArticleSearch> {
  const query = q.trim().slice(0, LONGEST_QUERY)
  const { clauses } = parseSearch(withoutOperators(query), { begun: true })
  if (clauses.length === 0) return { query, hits: [], instead: null }
  const found = await find(audience, clauses, limit)
  if (found.length > 0) return { query, hits: await marked(audience, found, clauses), instead: null }
  const corrected = await correct(audience, clauses)
  if (!corrected) return { query, hits: [], instead: null }
  const again = await find(audience, corrected, limit)
  const instead = again.length > 0 ? corrected.map(({ any, not }) => `${not ? '-' : ''}${any.join(' OR ')}`).join(' ') : null
  return { query, hits: await marked(audience, again, corrected), instead }
}

/** Articles have no states, teams or dates to ask for: `status:open` are two words here. */
const withoutOperators = (query: string): string => query.replaceAll(/(?<=\p{L}):(?=\S)/gu, ' ')

interface Row extends Omit<ArticleHit, 'number' | 'titleParts' | 'excerptParts'> {
  number: number
  text: string
}

async function find(audience: Audience, clauses: readonly Clause[], limit: number): Promise<Row[]> {
  const params = new SqlParams()
  const tenant = params.add(audience.tenant.id)
  const wanted = params.add(JSON.stringify({ all: clauses }))
  const levels = params.add(audience.levels)
  const locale = params.add(audience.locale)
  return tenantSql<Row>(audience, {
    text: `with found as (
        select distinct on (f.article_id) f.article_id, f.locale, f.weight, a.number, a.category_id
        from search_articles(${wanted}::jsonb, ${levels}::text[], ${MOST_FOUND}) f
        join kb_article a on a.tenant_id = ${tenant}::uuid and a.id = f.article_id
        where a.archived_at is null and ${audience.visible(params)}
        order by f.article_id, f.locale = ${locale} desc, f.weight desc
      ), best as (
        select * from found order by weight * case when locale = ${locale} then 1 else 0.8 end desc, article_id desc limit ${params.add(limit)}::int
      )
      select b.article_id as id, b.number, b.locale, tr.slug, v.title, v.summary, b.category_id as "categoryId",
        to_char(tr.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", left(v.text, 20000) as text
      from best b
      join kb_translation tr on tr.tenant_id = ${tenant}::uuid and tr.article_id = b.article_id and tr.locale = b.locale
      join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
      order by b.weight * case when b.locale = ${locale} then 1 else 0.8 end desc, b.article_id desc`,
    values: params.values,
  })
}

async function marked(audience: Audience, rows: readonly Row[], clauses: readonly Clause[]): Promise<ArticleHit[]> {
  if (rows.length === 0) return []
  const [asked] = await tenantSql<{ query: string | null }>(audience, {
    text: 'select search_query($1::jsonb)::text as query',
    values: [JSON.stringify({ all: clauses.filter(({ not }) => !not) })],
  })
  const stems = stemsIn(asked?.query ?? '')
  return rows.map(({ text, number, ...row }) => ({
    ...row,
    number: formatArticleNumber(number),
    titleParts: highlight(row.title, stems),
    excerptParts: excerpt(row.summary, stems) ?? excerpt(text, stems) ?? [{ text: row.summary, hit: false }],
  }))
}
