import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePools } from '@/lib/platform/db/pool'
import { readTenant, tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser, type TestTenant } from '@/tests/support/factories'
import { startTransactionPooler } from '@/tests/support/transaction-pooler'

// Before anything reads the environment: the app is told to go through a pooler.
const pooler = await startTransactionPooler(new URL(process.env.DATABASE_APP_URL ?? ''))
process.env.DATABASE_APP_URL = pooler.url
process.env.DATABASE_PREPARED = '0'

const tenants: TestTenant[] = []

beforeAll(async () => {
  // Sessions that nobody prepared: only what travels with a transaction can make the clock right.
  await ownerSql(
    `do $$ begin execute format('alter role farol_app in database %I set timezone = ''Asia/Kathmandu''', current_database()); end $$`,
  )
  for (let i = 0; i < 10; i++) {
    const tenant = await createTenant()
    await createUser(tenant)
    tenants.push(tenant)
  }
})

afterAll(async () => {
  await ownerSql(
    `do $$ begin execute format('alter role farol_app in database %I reset timezone', current_database()); end $$`,
  )
  await closePools()
  pooler.stop()
})

test("a session-level setting would be another client's: the pooler is one", async () => {
  const clients = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const client = new pg.Client({ connectionString: pooler.url })
      await client.connect()
      return client
    }),
  )
  const seen = new Set<number>()
  for (let i = 0; i < 40; i++) {
    const { rows } = await (clients[0] as pg.Client).query<{ pid: number }>('select pg_backend_pid() as pid')
    seen.add(rows[0]?.pid ?? 0)
  }
  expect(seen.size).toBeGreaterThan(2)
  await Promise.all(clients.map((client) => client.end()))
})

test('every tenant sees its own rows and no other, in one flight and in transactions', async () => {
  const work = (tenant: TestTenant) => [
    readTenant({ tenant }, (db) => db.user.findMany()),
    readTenant({ tenant }, (db) => db.user.findMany({ include: { role: true } })),
    tenantSql<{ tenantId: string }>(
      { tenant },
      { name: 'pooled', text: 'select tenant_id as "tenantId" from app_user', values: [] },
    ),
    withTenant({ tenant }, async (tx) => {
      const before = await tx.user.findMany()
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      return [
        ...before,
        ...(await txSql<{ tenantId: string }>(tx, 'select tenant_id as "tenantId" from app_user', [])),
      ]
    }),
    withTenant({ tenant }, async (tx) => {
      await tx.$executeRaw`update app_user set name = name`
      throw new Error('the application failed')
    }).catch(() => []),
    readTenant({ tenant }, (db) => db.$queryRaw<{ tenantId: string }[]>`select 1 / 0`).catch(() => []),
  ]
  for (let round = 0; round < 8; round++) {
    const outcomes = await Promise.all(tenants.map((tenant) => Promise.all(work(tenant))))
    outcomes.forEach((rows, i) => {
      expect(new Set(rows.flat().map(({ tenantId }) => tenantId))).toEqual(new Set([tenants[i]?.id]))
    })
  }
})

test('instants stay what they are, and statements stay limited', async () => {
  const [tenant] = tenants as [TestTenant]
  const id = newId()
  const createdAt = new Date('2026-01-15T03:04:05.678Z')
  await withTenant({ tenant }, (tx) =>
    tx.team.create({ data: { tenantId: tenant.id, id, name: 'Clock', createdAt } }),
  )
  expect(await ownerSql('select created_at from team where id = $1', [id])).toEqual([
    { created_at: createdAt },
  ])
  const where = { tenantId_id: { tenantId: tenant.id, id } }
  expect((await readTenant({ tenant }, (db) => db.team.findUnique({ where })))?.createdAt).toEqual(createdAt)
  const limit = `select current_setting('statement_timeout') as limit`
  expect(await tenantSql({ tenant }, { name: 'limit', text: limit, values: [] })).toEqual([{ limit: '15s' }])
  expect(await withTenant({ tenant }, (tx) => txSql(tx, limit, []))).toEqual([{ limit: '15s' }])
})
