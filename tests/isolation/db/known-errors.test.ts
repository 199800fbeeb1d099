import { beforeAll, describe, expect, test } from 'vitest'
import { tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { matchKnownErrors } from '@/lib/problems/known-errors/match'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, ctxFor, type TestTenant, type TestUser } from '@/tests/support/factories'
import { givenKnownError } from '@/tests/support/known-errors'

/**
 * Known errors are matched without a function that sees more than its caller: row-level security stands under the
 * query and under the triggers. They are attacked here all the same.
 */

const WORD = 'fagotista'
let us: { tenant: TestTenant; user: TestUser }
let victim: { tenant: TestTenant; user: TestUser }
let problemId: string

beforeAll(async () => {
  const organisation = async () => {
    const tenant = await createTenant()
    return { tenant, user: await createUser(tenant, { role: 'admin' }) }
  }
  us = await organisation()
  victim = await organisation()
  problemId = await givenKnownError(victim.tenant, victim.user, { title: `Segredo ${WORD}`, symptoms: `${WORD} desafina` })
})

const words = () => ownerSql<{ title: string }>('select title from known_error_search where problem_id = $1', [problemId])

describe('another tenant’s words', () => {
  test('are matched by itself alone', async () => {
    const asked = { title: `Segredo ${WORD}`, description: `${WORD} desafina` }
    for (const audience of ['agents', 'requesters'] as const) {
      expect(await matchKnownErrors(ctxFor(victim.tenant, victim.user), asked, { audience })).toHaveLength(1)
      expect(await matchKnownErrors(ctxFor(us.tenant, us.user), asked, { audience })).toEqual([])
    }
  })

  test('cannot be read, nor written, in their table', async () => {
    expect(await tenantSql(us, { text: 'select title from known_error_search where words @@ $1::tsquery', values: [WORD] })).toEqual([])
    const write = `insert into known_error_search (tenant_id, problem_id, title, symptoms, words) values ($1, $2, 'x', 'x', '')`
    await expect(tenantSql(us, { text: write, values: [victim.tenant.id, problemId] })).rejects.toThrow()
    await expect(tenantSql(us, { text: write, values: [us.tenant.id, problemId] })).rejects.toThrow()
  })

  test('are not rebuilt, and not thrown away, by somebody else', async () => {
    const before = await words()
    await tenantSql(us, { text: 'select search_known_error_rebuild($1, $2)::text', values: [victim.tenant.id, problemId] })
    expect(await words()).toEqual(before)
  })

  test('are not reached through a search path or functions of one’s own', async () => {
    const found = await withTenant(us, async (tx) => {
      await txSql(tx, `create function pg_temp.search_words(text, "char") returns tsvector language sql as $$ select '${WORD}'::tsvector $$`, [])
      await txSql(tx, `select set_config('search_path', 'pg_temp, public', true)`, [])
      await txSql(tx, 'select public.search_known_error_rebuild($1, $2)::text', [victim.tenant.id, problemId])
      return txSql(tx, 'select title from public.known_error_search', [])
    })
    expect(found).toEqual([])
    expect(await words()).toHaveLength(1)
  })
})

test('without a tenant, asking is an error and no empty answer', async () => {
  const [{ sees }] = (await ownerSql<{ sees: boolean }>(
    `select bool_or(rolbypassrls or rolsuper) as sees from pg_roles where rolname = 'farol_app'`,
  )) as [{ sees: boolean }]
  expect(sees).toBe(false)
  const functions = await ownerSql<{ name: string; definer: boolean; path: string[] | null }>(
    `select proname as name, prosecdef as definer, proconfig as path from pg_proc
     where proname in ('search_known_error_rebuild', 'search_problem_changed', 'search_problem_ticket_changed')`,
  )
  expect(functions).toHaveLength(3)
  for (const { definer, path } of functions) expect({ definer, path }).toEqual({ definer: false, path: ['search_path=pg_catalog, pg_temp'] })
})
