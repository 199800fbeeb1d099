import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { plainText, type Clause } from '@/lib/tickets/search/parse'
import type { Audience } from '../public/audience'

/** How alike two words must be, as pg_trgm counts it. */
const ALIKE = 0.35
const SHORTEST = 3
/** Words of one search that are looked up. */
const MOST = 5

/**
 * For words that were mistyped, those of titles that are written most like them; null when nothing is alike. Only
 * titles that the audience may read are looked at, so that nothing can be guessed of others.
 */
export async function correct(audience: Audience, clauses: readonly Clause[]): Promise<Clause[] | null> {
  const terms = clauses.filter(({ not }) => !not).flatMap(({ any }) => any)
  const words = [...new Set(terms.map(plainText).filter((term) => /^[\p{L}\p{N}]{4,60}$/u.test(term)))].slice(0, MOST)
  if (words.length === 0) return null
  const params = new SqlParams()
  const [asked, tenant, levels] = [params.add(words), params.add(audience.tenant.id), params.add(audience.levels)]
  const rows = await tenantSql<{ place: number; word: string }>(audience, {
    text: `select asked.place::int, near.word
      from unnest(${asked}::text[]) with ordinality as asked(word, place)
      cross join lateral (
        select w.word, similarity(w.word, asked.word) as alike, count(*) as often
        from search_article_titles_like(asked.word, ${levels}::text[]) l
        join kb_article a on a.tenant_id = ${tenant}::uuid and a.id = l.article_id
        cross join lateral regexp_split_to_table(l.title, ' ') as w(word)
        where length(w.word) >= ${SHORTEST} and a.archived_at is null and ${audience.visible(params)}
        group by w.word order by alike desc, often desc, w.word limit 1
      ) near where near.alike >= ${ALIKE} and near.word <> asked.word`,
    values: params.values,
  })
  if (rows.length === 0) return null
  const instead = new Map(rows.map(({ place, word }) => [words[place - 1] ?? '', word]))
  return clauses.map(({ begun: _, ...clause }) => ({ ...clause, any: clause.any.map((term) => instead.get(plainText(term)) ?? term) }))
}
