import { beforeAll, describe, expect, test } from 'vitest'
import { translateDbError, violationOf } from '@/lib/platform/db/errors'
import { systemSql, systemTransaction } from '@/lib/platform/db/system'
import { readTenant, tenantSql, txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, type TestTenant } from '@/tests/support/factories'

let tenant: TestTenant
const change = (work: (tx: Tx) => Promise<unknown>) => withTenant({ tenant }, work)
const raised = (sqlState: string) =>
  tenantSql(
    { tenant },
    {
      name: `raise_${sqlState}`,
      text: `do $$ begin raise 'no' using errcode = '${sqlState}'; end $$`,
      values: [],
    },
  )

const person = (data: { name?: string; email?: string; kind?: string; roleId?: string } = {}) => ({
  tenantId: tenant.id,
  id: newId(),
  name: 'A person',
  kind: 'contact',
  roleId: tenant.roles.requester,
  ...data,
})

beforeAll(async () => {
  tenant = await createTenant()
})

describe('violations name the fields of the model', () => {
  test('a value that is taken', async () => {
    await createUser(tenant, { email: 'taken@acme.test' })
    const error: unknown = await change((tx) =>
      tx.user.create({ data: person({ email: 'taken@acme.test' }) }),
    ).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'validation_failed', issues: [{ path: 'email', code: 'taken' }] })
    expect(violationOf(error)).toEqual({
      kind: 'unique',
      constraint: 'app_user_tenant_id_email_key',
      fields: ['email'],
    })
  })

  test('several fields together, and an index of our own', async () => {
    const reference = { externalSource: 'csv', externalRef: '1' }
    const imported = () => change((tx) => tx.user.create({ data: { ...person(), ...reference } }))
    await imported()
    expect(violationOf(await imported().catch((e: unknown) => e))?.fields).toEqual([
      'externalSource',
      'externalRef',
    ])
    const category = () =>
      change((tx) => tx.category.create({ data: { tenantId: tenant.id, id: newId(), name: 'Printer' } }))
    await category()
    await expect(category()).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
  })

  test('the same through raw SQL, in a transaction and in one flight', async () => {
    const text = 'insert into role (tenant_id, id, key, name) values ($1, $2, $3, $3)'
    const values = [tenant.id, newId(), 'agent']
    const expected = { issues: [{ path: 'key', code: 'taken' }] }
    await expect(change((tx) => txSql(tx, text, values))).rejects.toMatchObject(expected)
    await expect(tenantSql({ tenant }, { name: 'taken', text, values })).rejects.toMatchObject(expected)
    await expect(systemSql(text, values)).rejects.toMatchObject(expected)
  })

  test('a reference to nothing, and a row that is still referred to', async () => {
    const dangling = change((tx) => tx.user.create({ data: person({ roleId: newId() }) }))
    await expect(dangling).rejects.toMatchObject({ issues: [{ path: 'roleId', code: 'not_found' }] })
    await createUser(tenant, { role: 'manager' })
    const key = { tenantId_id: { tenantId: tenant.id, id: tenant.roles.manager } }
    await expect(change((tx) => tx.role.delete({ where: key }))).rejects.toMatchObject({
      code: 'conflict',
      message: 'It is still in use',
    })
  })

  test('a value outside of the model, and one that is missing', async () => {
    const check = change((tx) => tx.user.create({ data: person({ kind: 'robot' }) }))
    await expect(check).rejects.toMatchObject({ issues: [{ path: 'kind', code: 'invalid' }] })
    const missing = change((tx) =>
      txSql(tx, 'insert into team (tenant_id, id) values ($1, $2)', [tenant.id, newId()]),
    )
    await expect(missing).rejects.toMatchObject({ issues: [{ path: 'name', code: 'required' }] })
  })

  test('a key that exists', async () => {
    const data = person()
    const twice = change(async (tx) => [await tx.user.create({ data }), await tx.user.create({ data })])
    await expect(twice).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('other refusals', () => {
  test('a change of a row that is not there', async () => {
    const where = { tenantId_id: { tenantId: tenant.id, id: newId() } }
    await expect(change((tx) => tx.team.update({ where, data: { name: 'x' } }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a row that row-level security keeps out looks like one that is not there', async () => {
    const other = await createTenant()
    const text = 'insert into team (tenant_id, id, name) values ($1, $2, $3)'
    await expect(change((tx) => txSql(tx, text, [other.id, newId(), 'x']))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await ownerSql('select 1 from team where tenant_id = $1', [other.id])).toEqual([])
  })

  test('a text with a NUL', async () => {
    await expect(
      change((tx) => tx.team.create({ data: { tenantId: tenant.id, id: newId(), name: 'a\u0000b' } })),
    ).rejects.toMatchObject({ code: 'malformed' })
  })

  test.each(['22003', '22008', '22P02'])('%s: a value that does not fit', async (state) => {
    await expect(raised(state)).rejects.toMatchObject({ code: 'validation_failed', issues: [{ code: 'out_of_range' }] })
  })

  test.each(['40001', '40P01'])('%s: another transaction was first', async (state) => {
    await expect(raised(state)).rejects.toMatchObject({ code: 'conflict' })
  })

  test.each(['57014', '53300', '08006', '55P03'])('%s: the database cannot serve now', async (state) => {
    await expect(raised(state)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  })

  test('a real race of two serializable transactions', async () => {
    const id = newId()
    await change((tx) => tx.team.create({ data: { tenantId: tenant.id, id, name: 'Race' } }))
    const where = { tenantId_id: { tenantId: tenant.id, id } }
    let both = 0
    let release: () => void = () => undefined
    const together = new Promise<void>((resolve) => (release = resolve))
    const racer = (name: string) =>
      withTenant(
        { tenant },
        async (tx) => {
          await tx.team.findUniqueOrThrow({ where })
          if (++both === 2) release()
          await together
          await tx.team.update({ where, data: { name } })
        },
        { isolationLevel: 'Serializable' },
      )
    const outcomes = await Promise.allSettled([racer('A'), racer('B')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    })
  })

  test("what is not the database's stays what it is, a domain error too", async () => {
    const bug = new TypeError('x is not a function')
    expect(translateDbError(bug)).toBe(bug)
    const syntax: unknown = await readTenant({ tenant }, (db) => db.$queryRawUnsafe('selec')).catch(
      (e: unknown) => e,
    )
    expect(syntax).toMatchObject({ code: 'P2010' })
  })
})

describe('the system role', () => {
  test('sees every tenant, and its transaction is all or nothing', async () => {
    const other = await createTenant()
    const ids = [tenant.id, other.id]
    expect(await systemSql('select id from tenant where id = any($1)', [ids])).toHaveLength(2)
    const failed = systemTransaction(async (sql) => {
      await sql('insert into team (tenant_id, id, name) values ($1, $2, $3)', [other.id, newId(), 'Half'])
      await sql('select 1 / 0').catch(() => undefined)
    })
    await expect(failed).rejects.toThrow('nothing was committed')
    expect(await ownerSql(`select 1 from team where name = 'Half'`)).toEqual([])
    const made = await systemTransaction((sql) =>
      sql<{ n: number }>('select count(*) as n from role where tenant_id = $1', [other.id]),
    )
    expect(made).toEqual([{ n: 5 }])
  })
})
