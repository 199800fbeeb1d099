import 'server-only'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { excerpt, highlight, stemsIn } from '@/lib/tickets/search/highlight'
import { plainText } from '@/lib/tickets/search/parse'
import { CARD, shown, TEXT_OF_SHOWN, type Audience } from './audience'
import type { Card, SearchView } from './types'

const MOST_HITS = 30
const MOST_WORDS = 8
/** How alike a mistyped word and one of a title must be, as pg_trgm counts it. */
const ALIKE = 0.35

type Row = Card & { text: string }

/** Articles with all the words, or with those that were probably meant. The best first. */
export async function searchFor(audience: Audience, given: string): Promise<SearchView> {
  const query = given.trim().slice(0, 200)
  const words = wordsOf(query)
  if (words.length === 0) return { query, hits: [], instead: null }
  const exact = await find(audience, words)
  if (exact.length > 0) return { query, hits: await marked(audience, exact, words), instead: null }
  const meant = await correct(audience, words)
  if (!meant) return { query, hits: [], instead: null }
  return { query, hits: await marked(audience, await find(audience, meant), meant), instead: meant.join(' ') }
}

const wordsOf = (query: string): string[] => plainText(query).split(' ').filter(Boolean).slice(0, MOST_WORDS)

const clauses = (words: readonly string[]): string => JSON.stringify({ all: words.map((word) => ({ any: [word] })) })

async function find(audience: Audience, words: readonly string[]): Promise<Row[]> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}, asked as (select search_query(${params.add(clauses(words))}::jsonb) as query)
    select ${CARD}, left(v.text, 20000) as text from asked, shown s ${TEXT_OF_SHOWN}
    cross join lateral (select search_words(v.title, 'A') || search_words(v.summary, 'B') || search_words(v.text, 'D') as words) w
    where w.words @@ asked.query order by ts_rank(w.words, asked.query) desc, s.published_at desc limit ${MOST_HITS}`
  return tenantSql<Row>(audience, { text, values: params.values })
}

async function correct(audience: Audience, words: readonly string[]): Promise<string[] | null> {
  const params = new SqlParams()
  const text = `${shown(audience, params)}, known as (
      select distinct word from shown s ${TEXT_OF_SHOWN},
      regexp_split_to_table(search_plain(v.title || ' ' || v.summary), ' ') as word where length(word) > 2
    )
    select asked.place::int, near.word from unnest(${params.add(words)}::text[]) with ordinality as asked(word, place)
    cross join lateral (select word, similarity(word, asked.word) as alike from known order by 2 desc, word limit 1) near
    where near.alike >= ${ALIKE} and length(asked.word) > 3`
  const near = await tenantSql<{ place: number; word: string }>(audience, { text, values: params.values })
  if (near.length === 0) return null
  const by = new Map(near.map(({ place, word }) => [place - 1, word]))
  return words.map((word, at) => by.get(at) ?? word)
}

async function marked(audience: Audience, rows: readonly Row[], words: readonly string[]): Promise<SearchView['hits']> {
  const [row] = await tenantSql<{ query: string | null }>(audience, {
    text: 'select search_query($1::jsonb)::text as query',
    values: [clauses(words)],
  })
  const stems = stemsIn(row?.query ?? '')
  return rows.map(({ text, ...card }) => ({
    ...card,
    titleParts: highlight(card.title, stems),
    excerptParts: excerpt(card.summary, stems) ?? excerpt(text, stems) ?? [{ text: card.summary, hit: false }],
  }))
}
