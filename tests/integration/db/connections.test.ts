import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { closePools, pingDatabase, poolOf, systemPool } from '@/lib/platform/db/pool'
import { systemSql, systemTransaction } from '@/lib/platform/db/system'
import { readTenant, tenantSql, txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createTenant, type TestTenant } from '@/tests/support/factories'

let tenant: TestTenant
const one = (name: string, text: string, values: unknown[] = []) =>
  tenantSql<Record<string, unknown>>({ tenant }, { name, text, values })
const pid = async () => (await one('pid', 'select pg_backend_pid() as pid'))[0]?.pid
const terminate = (id: unknown) => ownerSql('select pg_terminate_backend($1)', [id])
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const unhandled = vi.fn()
process.on('uncaughtException', unhandled)
process.on('unhandledRejection', unhandled)

beforeAll(async () => {
  tenant = await createTenant()
})

afterEach(() => {
  expect(unhandled).not.toHaveBeenCalled()
})

describe('a failed statement', () => {
  test.each([
    ['an error of the server', () => one('zero', 'select 1 / 0')],
    ['a syntax error', () => one('syntax', 'selec 1')],
    [
      "an error of Prisma's own statement",
      () => readTenant({ tenant }, (db) => db.$queryRawUnsafe(`select 'x'::int`)),
    ],
    ['an error of the system role', () => systemSql('select 1 / 0')],
    ['an error in a transaction', () => withTenant({ tenant }, (tx) => txSql(tx, 'select 1 / 0', []))],
    ['an error in a system transaction', () => systemTransaction((sql) => sql('select 1 / 0'))],
    ['an error of the work', () => systemTransaction(() => Promise.reject(new Error('work')))],
  ])('does not cost a connection: %s', async (_, fail) => {
    await closePools()
    await Promise.all([pid(), systemSql('select 1')])
    const [app, system] = [poolOf(tenant.id), systemPool()]
    const opened = vi.fn()
    app.on('connect', opened)
    system.on('connect', opened)
    for (let i = 0; i < 5; i++) await expect(fail()).rejects.toThrow()
    expect(await one('after', 'select 1 as n')).toEqual([{ n: 1 }])
    expect(opened).not.toHaveBeenCalled()
    expect([app.totalCount, app.idleCount, system.totalCount, system.idleCount]).toEqual([1, 1, 1, 1])
  })

  test('a value that cannot be sent is refused, and nothing hangs', async () => {
    await expect(one('circular', 'select $1::jsonb as j', [{ n: 1n }])).rejects.toThrow(TypeError)
    expect(await one('after', 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

describe('a backend that is killed', () => {
  test('while idle: the next query has another', async () => {
    const before = await pid()
    await terminate(before)
    await sleep(50)
    expect(await pid()).not.toBe(before)
  })

  test('under a query: the query fails as busy, the next works', async () => {
    const running = one('sleep_killed', 'select pg_sleep(5)')
    const [refusal] = await Promise.allSettled([running, whileSleeping(terminate)])
    expect(refusal).toMatchObject({ reason: { code: 'unavailable' } })
    expect(await pid()).toBeTypeOf('number')
  })

  test('inside a transaction: nothing is committed, the next works', async () => {
    const work = withTenant({ tenant }, async (tx) => {
      const [row] = await txSql<{ pid: number }>(tx, 'select pg_backend_pid() as pid', [])
      await terminate(row?.pid)
      await sleep(20)
      return tx.team.count()
    })
    await expect(work).rejects.toMatchObject({ code: 'unavailable' })
    expect(await withTenant({ tenant }, (tx) => tx.team.count())).toBe(0)
  })

  test('before COMMIT: success is not reported', async () => {
    const work = withTenant({ tenant }, async (tx) => {
      const [row] = await txSql<{ pid: number }>(tx, 'select pg_backend_pid() as pid', [])
      await terminate(row?.pid)
      await sleep(20)
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('of the system role, in use and idle', async () => {
    const work = systemTransaction(async (sql) => {
      const [row] = await sql<{ pid: number }>('select pg_backend_pid() as pid')
      await terminate(row?.pid)
      await sleep(20)
      return sql('select 1')
    })
    await expect(work).rejects.toMatchObject({ code: 'unavailable' })
    expect(await systemSql('select 1 as n')).toEqual([{ n: 1 }])
  })
})

describe('time', () => {
  test('a statement that is cancelled fails as busy and keeps its connection', async () => {
    await closePools()
    await pid()
    const running = one('sleep_cancelled', 'select pg_sleep(5)')
    const cancelled = whileSleeping((id) => ownerSql('select pg_cancel_backend($1)', [id]))
    const [refusal] = await Promise.allSettled([running, cancelled])
    expect(refusal).toMatchObject({ reason: { code: 'unavailable' } })
    expect(poolOf(tenant.id).totalCount).toBe(1)
    expect(await one('after', 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('the server limits every statement and every idle transaction', async () => {
    const [row] = await one(
      'limits',
      `select current_setting('statement_timeout') s, current_setting('idle_in_transaction_session_timeout') i`,
    )
    expect(row).toEqual({ s: '15s', i: '20s' })
  })

  test('a transaction that takes too long is undone, and its connection serves others', async () => {
    const work = async (tx: Tx) => {
      await tx.team.create({ data: { tenantId: tenant.id, id: newId(), name: 'Slow' } })
      await sleep(400)
      return tx.team.count()
    }
    const slow = withTenant({ tenant }, work, { timeout: 100 })
    await expect(slow).rejects.toMatchObject({ code: 'unavailable' })
    expect(await ownerSql(`select 1 from team where name = 'Slow'`)).toEqual([])
    const [left] = await ownerSql<{ n: string }>(`select count(*) as n from pg_stat_activity 
      where datname = current_database() and usename = 'farol_app' and state like 'idle in%'`)
    expect(left?.n).toBe('0')
  })

  test('a house that is full says so, and recovers', async () => {
    await closePools()
    const pool = poolOf(tenant.id)
    const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
    pool.options.connectionTimeoutMillis = 200
    const refusals = await Promise.allSettled([
      one('full', 'select 1'),
      withTenant({ tenant }, (tx) => tx.team.count()),
    ])
    for (const client of taken) client.release()
    expect(refusals).toMatchObject(refusals.map(() => ({ reason: { code: 'unavailable' } })))
    pool.options.connectionTimeoutMillis = 8_000
    expect(await one('room', 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

test('a connection that was left inside a transaction is closed, not reused', async () => {
  await closePools()
  const before = await pid()
  await readTenant({ tenant }, (db) => db.$queryRawUnsafe('begin'))
  expect(await pid()).not.toBe(before)
})

test('pings', async () => {
  expect(await pingDatabase()).toBeGreaterThan(0)
})

/** Waits until the sleeping statement runs on the server, and does something to its process. */
async function whileSleeping(act: (id: unknown) => Promise<unknown>): Promise<void> {
  const query = `select pid from pg_stat_activity where datname = current_database() and usename = 'farol_app' and wait_event = 'PgSleep'`
  const [row] = await vi.waitFor(async () => {
    const rows = await ownerSql<{ pid: number }>(query)
    expect(rows).toHaveLength(1)
    return rows
  }, 3_000)
  await act(row?.pid)
}
