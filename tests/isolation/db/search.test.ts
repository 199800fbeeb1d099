import { beforeAll, describe, expect, test } from 'vitest'
import { tenantSql, withTenant, txSql } from '@/lib/platform/db/tenant'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createTicket, createUser, type TestTenant } from '@/tests/support/factories'

/** The functions of full text search act as a role that sees every tenant's words: they are attacked here. */

const WORD = 'xilofonista'
const wanted = (...any: string[]) => JSON.stringify({ all: [{ any }] })
let us: { tenant: TestTenant }
let victim: { tenant: TestTenant }

beforeAll(async () => {
  us = { tenant: await createTenant() }
  victim = { tenant: await createTenant() }
  await createTicket(victim.tenant, await createUser(victim.tenant), { title: `Segredo ${WORD}` })
})

const asked = (from: { tenant: TestTenant }, text: string, values: unknown[]) => tenantSql(from, { text, values })

describe('another tenant’s words', () => {
  test('are found by itself alone', async () => {
    expect(await asked(victim, 'select * from search_tickets($1::jsonb, true, 100)', [wanted(WORD)])).toHaveLength(1)
    expect(await asked(us, 'select * from search_tickets($1::jsonb, true, 100)', [wanted(WORD)])).toEqual([])
    expect(await asked(us, 'select * from search_titles_like($1)', ['xilofonist'])).toEqual([])
  })

  test.each([
    ['by what is not there', { all: [{ any: ['inexistente'], not: true }] }],
    ['by a prefix', { all: [{ any: ['xi'], begun: true }] }],
    ['by operators in a word', { all: [{ any: [`'${WORD}':* | !'x'`] }] }],
    ['by a tenant of its own', { all: [{ any: [WORD] }], tenant: '00000000-0000-0000-0000-000000000000' }],
  ])('are not found %s', async (_, query) => {
    expect(await asked(us, 'select * from search_tickets($1::jsonb, true, 2147483647)', [JSON.stringify(query)])).toEqual([])
  })

  test('are not found by naming their tickets', async () => {
    const [row] = await ownerSql<{ id: string }>('select id from ticket where tenant_id = $1', [victim.tenant.id])
    const named = 'select * from search_tickets($1::jsonb, $2, 100, array[$3]::uuid[])'
    for (const staff of [true, false]) {
      expect(await asked(victim, named, [wanted(WORD), staff, row?.id])).toHaveLength(1)
      expect(await asked(us, named, [wanted(WORD), staff, row?.id])).toEqual([])
    }
  })

  test('cannot be read beside the functions', async () => {
    expect(await asked(us, 'select * from ticket_search where title like $1', ['%xilofon%'])).toEqual([])
    await expect(asked(us, 'set role farol_search', [])).rejects.toThrow()
  })

  test('are not reached through a search path, tables or functions of one’s own', async () => {
    const found = await withTenant(us, async (tx) => {
      await txSql(tx, `create function pg_temp.search_query(jsonb) returns tsquery language sql as $$ select '${WORD}'::tsquery $$`, [])
      await txSql(tx, `create function pg_temp.search_plain(text) returns text language sql as $$ select '${WORD}' $$`, [])
      await txSql(tx, `select set_config('search_path', 'pg_temp, public', true)`, [])
      return [
        ...(await txSql(tx, 'select * from public.search_tickets($1::jsonb, true, 100)', [wanted('qualquer')])),
        ...(await txSql(tx, 'select * from public.search_titles_like($1)', ['qualquer'])),
      ]
    })
    expect(found).toEqual([])
  })
})

describe('the functions', () => {
  test('without a tenant are an error, not an empty answer', async () => {
    await expect(ownerSql('select * from search_tickets($1::jsonb, true, 10)', [wanted(WORD)])).rejects.toThrow(/app\.tenant_id/)
  })

  test('belong to a role that can do nothing else', async () => {
    const [role] = await ownerSql(
      `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, has_schema_privilege('farol_search', 'public', 'CREATE') as make,
         (select array_agg(table_name::text order by table_name) from information_schema.role_table_grants where grantee = 'farol_search') as tables,
         exists (select from pg_auth_members where roleid = 'farol_search'::regrole and member <> 'postgres'::regrole) as members
       from pg_roles where rolname = 'farol_search'`,
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, make: false, tables: ['kb_search', 'ticket_search'], members: false })
  })

  test('are the app’s alone to call', async () => {
    for (const name of ['search_tickets(jsonb, boolean, integer, uuid[])', 'search_titles_like(text)']) {
      const [rights] = await ownerSql(
        `select has_function_privilege('farol_app', $1, 'EXECUTE') as app, has_function_privilege('farol_system', $1, 'EXECUTE') as system,
           has_function_privilege('farol_engine', $1, 'EXECUTE') as engine`,
        [name],
      )
      expect(rights).toEqual({ app: true, system: false, engine: false })
    }
  })

  test.each([
    ['no words', '{}'],
    ['an empty list', '{"all": []}'],
    ['only signs', '{"all": [{"any": ["!!! & | ( )"]}]}'],
    ['a null', '{"all": [{"any": [null]}]}'],
    ['a bomb', JSON.stringify({ all: Array.from({ length: 60 }, () => ({ any: Array.from({ length: 60 }, () => 'a'.repeat(2_000)), begun: true })) })],
  ])('take %s for nothing', async (_, query) => {
    expect(await asked(us, 'select * from search_tickets($1::jsonb, true, 100)', [query])).toEqual([])
  })
})
