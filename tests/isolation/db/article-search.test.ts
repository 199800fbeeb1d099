import { beforeAll, describe, expect, test } from 'vitest'
import { tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '@/tests/support/factories'
import { publishedArticle } from '@/tests/support/published'

/** The functions that search articles act as a role that sees every tenant's words: they are attacked here. */

const WORD = 'xilofonista'
const LEVELS = ['public', 'requesters', 'agents', 'teams']
const wanted = (...any: string[]) => JSON.stringify({ all: [{ any }] })
let us: { tenant: TestTenant }
let victim: { tenant: TestTenant }
let articleId: string

beforeAll(async () => {
  us = { tenant: await createTenant() }
  victim = { tenant: await createTenant() }
  const admin = ctxFor(victim.tenant, await createUser(victim.tenant, { role: 'admin' }))
  articleId = (await publishedArticle(admin, { title: `Segredo ${WORD}`, body: WORD })).id
})

const asked = (from: { tenant: TestTenant }, text: string, values: unknown[]) => tenantSql(from, { text, values })
const SEARCH = 'select * from search_articles($1::jsonb, $2, 100)'
const ABOUT = `select * from search_articles_about($1, $1, '{}', $2, 100)`
const LIKE = 'select * from search_article_titles_like($1, $2)'

describe('another tenant’s words', () => {
  test.each([
    ['by their words', SEARCH, wanted(WORD)],
    ['by what they are about', ABOUT, `segredo ${WORD}`],
    ['by what is written alike', LIKE, 'xilofonist'],
  ])('are found %s by itself alone', async (_, text, what) => {
    expect(await asked(victim, text, [what, LEVELS])).toHaveLength(1)
    expect(await asked(us, text, [what, LEVELS])).toEqual([])
    expect(await asked(victim, text, [what, ['agents']])).toEqual([])
    expect(await asked(victim, text, [what, null])).toEqual([])
  })

  test.each([`'${WORD}' | 'x'`, `\\'${WORD}`, "''", '\\', ':*', '!', `${WORD}:*`])('are not found by operators in a text: %s', async (what) => {
    expect(await asked(us, ABOUT, [what, LEVELS])).toEqual([])
    expect(await asked(us, SEARCH, [wanted(what), LEVELS])).toEqual([])
    expect(await asked(us, LIKE, [what, LEVELS])).toEqual([])
  })

  test('cannot be read, written or rebuilt beside the functions', async () => {
    expect(await asked(us, 'select * from kb_search where title like $1', ['%xilofon%'])).toEqual([])
    const before = await ownerSql('select title, visibility from kb_search where article_id = $1', [articleId])
    await asked(us, 'select search_article_rebuild($1, $2)::text', [victim.tenant.id, articleId])
    await asked(us, `update kb_search set visibility = 'public', title = 'x' where article_id = $1`, [articleId])
    expect(await ownerSql('select title, visibility from kb_search where article_id = $1', [articleId])).toEqual(before)
    const write = `insert into kb_search (tenant_id, article_id, locale, visibility, title, gist, words) values ($1, $2, 'en', 'public', 'x', '', '')`
    await expect(asked(us, write, [victim.tenant.id, articleId])).rejects.toThrow()
  })

  test('are not reached through a search path, tables or functions of one’s own', async () => {
    const found = await withTenant(us, async (tx) => {
      await txSql(tx, `create function pg_temp.search_query(jsonb) returns tsquery language sql as $$ select '${WORD}'::tsquery $$`, [])
      await txSql(tx, `create function pg_temp.search_words(text, "char") returns tsvector language sql as $$ select '${WORD}'::tsvector $$`, [])
      await txSql(tx, `create function pg_temp.search_plain(text) returns text language sql as $$ select '${WORD}' $$`, [])
      await txSql(tx, `select set_config('search_path', 'pg_temp, public', true)`, [])
      return [
        ...(await txSql(tx, 'select * from public.search_articles($1::jsonb, $2::text[], 100)', [wanted('qualquer'), LEVELS])),
        ...(await txSql(tx, `select * from public.search_articles_about($1, '', '{}', $2::text[], 100)`, ['qualquer', LEVELS])),
        ...(await txSql(tx, 'select * from public.search_article_titles_like($1, $2::text[])', ['qualquer', LEVELS])),
      ]
    })
    expect(found).toEqual([])
  })
})

describe('the functions', () => {
  test('without a tenant are an error, not an empty answer', async () => {
    await expect(ownerSql(SEARCH, [wanted(WORD), LEVELS])).rejects.toThrow(/app\.tenant_id/)
    await expect(ownerSql(ABOUT, [WORD, LEVELS])).rejects.toThrow(/app\.tenant_id/)
    await expect(ownerSql(LIKE, [WORD, LEVELS])).rejects.toThrow(/app\.tenant_id/)
  })

  test.each(['search_articles(jsonb, text[], integer)', 'search_articles_about(text, text, text[], text[], integer)', 'search_article_titles_like(text, text[])'])(
    '%s is the app’s alone to call',
    async (name) => {
      const [rights] = await ownerSql(
        `select has_function_privilege('farol_app', $1, 'EXECUTE') as app, has_function_privilege('farol_system', $1, 'EXECUTE') as system,
           has_function_privilege('farol_engine', $1, 'EXECUTE') as engine`,
        [name],
      )
      expect(rights).toEqual({ app: true, system: false, engine: false })
    },
  )

  test('take a bomb for nothing', async () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `palavra${at}`).join(' ')
    expect(await asked(us, ABOUT, [text, LEVELS])).toEqual([])
  })
})
