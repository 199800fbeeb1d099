import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { type Clause, plainText } from '@/lib/tickets/search/parse'

/** How alike two words must be, as pg_trgm counts it. */
const ALIKE = 0.35
/** Words of the titles that are as short are never what was meant. */
const SHORTEST = 3
/** Words of one search that are looked up: each costs as much as a search. */
const MOST = 5

/**
 * For words that were mistyped: those of titles that are written most like them. Only titles of tickets that the
 * actor may see are looked at, so that nothing can be guessed of others.
 * @returns the same clauses with other words, and which word stands for which; null when nothing is alike
 */
export async function correct(ctx: Ctx, clauses: readonly Clause[]): Promise<{ clauses: Clause[]; instead: Map<string, string> } | null> {
  const words = [...new Set(clauses.filter(({ not }) => !not).flatMap(({ any }) => any).filter((term) => /^[\p{L}\p{N}]{4,60}$/u.test(term)))].slice(0, MOST)
  if (words.length === 0) return null
  const params = new SqlParams()
  const asked = params.add(words.map(plainText))
  const rows = await tenantSql<{ place: number; word: string; same: boolean }>(ctx, {
    text: `select asked.place::int, near.word, near.word = asked.word as same
      from unnest(${asked}::text[]) with ordinality as asked(word, place)
      cross join lateral (
        select w.word, similarity(w.word, asked.word) as alike, count(*) as often
        from search_titles_like(asked.word) l
        join ticket t on t.id = l.ticket_id
        cross join lateral regexp_split_to_table(l.title, ' ') as w(word)
        where length(w.word) >= ${SHORTEST} and ${visibleTickets(ctx, params)}
        group by w.word order by alike desc, often desc, w.word limit 1
      ) near where near.alike >= ${ALIKE}`,
    values: params.values,
  })
  const instead = new Map(rows.filter(({ same }) => !same).map(({ place, word }) => [words[place - 1] ?? '', word]))
  if (instead.size === 0) return null
  return { clauses: clauses.map((clause) => ({ ...clause, any: clause.any.map((term) => instead.get(term) ?? term) })), instead }
}
