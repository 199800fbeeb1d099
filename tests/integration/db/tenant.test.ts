import { beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '@/lib/platform/db/generated/client'
import { closePools } from '@/lib/platform/db/pool'
import { readTenant, tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createTenant, type TestTenant } from '@/tests/support/factories'

let tenant: TestTenant
const ctx = () => ({ tenant })
const team = (name: string) => ({ tenantId: tenant.id, id: newId(), name })
const teamsNamed = (name: string) =>
  ownerSql('select 1 from team where tenant_id = $1 and name = $2', [tenant.id, name])

beforeAll(async () => {
  tenant = await createTenant()
})

describe('withTenant', () => {
  test('commits everything and gives back what the work gives', async () => {
    const id = await withTenant(ctx(), async (tx) => {
      const { id } = await tx.team.create({ data: team('Network') })
      await tx.team.create({ data: team('Telephony') })
      return id
    })
    expect(await ownerSql('select name from team where id = $1', [id])).toEqual([{ name: 'Network' }])
    expect(await teamsNamed('Telephony')).toHaveLength(1)
  })

  test('an error undoes everything and arrives as it was thrown', async () => {
    const failure = new Error('no')
    const work = withTenant(ctx(), async (tx) => {
      await tx.team.create({ data: team('Undone') })
      throw failure
    })
    await expect(work).rejects.toBe(failure)
    expect(await teamsNamed('Undone')).toEqual([])
  })

  test('a failed statement undoes everything even when its error was swallowed, and says so', async () => {
    const work = withTenant(ctx(), async (tx) => {
      await tx.team.create({ data: team('Swallowed') })
      await tx.$queryRaw`select 1 / 0`.catch(() => undefined)
      return 'done'
    })
    await expect(work).rejects.toThrow('nothing was committed')
    expect(await teamsNamed('Swallowed')).toEqual([])
  })

  test('a savepoint may fail alone', async () => {
    await withTenant(ctx(), async (tx) => {
      await tx.team.create({ data: team('Outer') })
      const inner = tx.$transaction(async (nested) => {
        await nested.team.create({ data: team('Inner') })
        await nested.$queryRaw`select 1 / 0`
      })
      await expect(inner).rejects.toThrow()
      await tx.team.create({ data: team('After') })
    })
    expect(
      [await teamsNamed('Outer'), await teamsNamed('Inner'), await teamsNamed('After')].map(
        (rows) => rows.length,
      ),
    ).toEqual([1, 0, 1])
  })

  test('takes an isolation level', async () => {
    const level = await withTenant(ctx(), (tx) => txSql(tx, 'show transaction_isolation', []), {
      isolationLevel: Prisma.TransactionIsolationLevel.Serializable,
    })
    expect(level).toEqual([{ transaction_isolation: 'serializable' }])
  })

  test('is refused inside the work of another tenant', async () => {
    const other = await createTenant()
    const nested = withTenant(ctx(), () => withTenant({ tenant: other }, (tx) => tx.team.count()))
    await expect(nested).rejects.toThrow('already runs for another tenant')
    const read = readTenant(ctx(), () => readTenant({ tenant: other }, (db) => db.team.count()))
    await expect(read).rejects.toThrow('already runs for another tenant')
    const sql = readTenant(ctx(), () =>
      tenantSql({ tenant: other }, { name: 'nested', text: 'select 1 as one', values: [] }),
    )
    await expect(sql).rejects.toThrow('already runs for another tenant')
  })
})

describe('readTenant', () => {
  test('finds by every kind of unique key', async () => {
    const row = team('Keys')
    await withTenant(ctx(), (tx) => tx.team.create({ data: row }))
    const key = { tenantId_id: { tenantId: tenant.id, id: row.id } }
    const byId = await readTenant(ctx(), (db) =>
      db.team.findUnique({ where: key, include: { members: true } }),
    )
    expect(byId).toMatchObject({ name: 'Keys', members: [] })
    const byName = await readTenant(ctx(), (db) =>
      db.team.findUniqueOrThrow({
        where: { tenantId_name: { tenantId: tenant.id, name: 'Keys' }, archivedAt: null },
      }),
    )
    expect(byName.id).toBe(row.id)
    const missing = { tenantId_id: { tenantId: tenant.id, id: newId() } }
    expect(await readTenant(ctx(), (db) => db.team.findUnique({ where: missing }))).toBeNull()
    await expect(
      readTenant(ctx(), (db) => db.team.findUniqueOrThrow({ where: missing })),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('refuses to change anything', async () => {
    const write = readTenant(ctx(), (db) => db.team.create({ data: team('Written') }))
    await expect(write).rejects.toThrow('use withTenant')
    const remove = readTenant(ctx(), (db) => db.team.deleteMany())
    await expect(remove).rejects.toThrow('use withTenant')
  })
})

describe('raw SQL', () => {
  const text = `select count(*) as count, 1.50::numeric as amount, date '2026-02-28' as day,
    $1::timestamptz as at, $2::jsonb as body, $3::text[] as tags, $4::uuid as id`

  test('arrives in the same types in one flight and in a transaction', async () => {
    const at = new Date('2026-03-01T12:34:56.789Z')
    const values = [at, JSON.stringify({ a: 1 }), ['x', 'y'], tenant.id]
    const expected = { count: 1, amount: '1.50', at, body: { a: 1 }, tags: ['x', 'y'], id: tenant.id }
    const [alone] = await tenantSql<{ day: string }>(ctx(), { name: 'types', text, values })
    expect(alone).toEqual({ ...expected, day: '2026-02-28' })
    const [inside] = await withTenant(ctx(), (tx) => txSql<{ day: Date }>(tx, text, values))
    expect(inside).toMatchObject({ ...expected, amount: expect.stringMatching(/^1\.50?$/) as string })
  })

  test('a count beyond the safe integers is refused instead of rounded', async () => {
    const huge = { name: 'huge', text: 'select 9007199254740993 as n', values: [] }
    await expect(tenantSql(ctx(), huge)).rejects.toThrow(RangeError)
  })

  test('one name stands for one text', async () => {
    await tenantSql(ctx(), { name: 'once', text: 'select 1 as n', values: [] })
    const other = Promise.all(
      Array.from({ length: 20 }, () => tenantSql(ctx(), { name: 'once', text: 'select 2 as n', values: [] })),
    )
    await expect(other).rejects.toThrow('must be unique')
  })
})

test('instants survive the way to the database and back, whatever the time zones of process and server', async () => {
  await closePools()
  const zone = (clause: string) =>
    ownerSql(
      `do $$ begin execute format('alter role farol_app in database %I ${clause}', current_database()); end $$`,
    )
  await zone(`set timezone = ''Asia/Kathmandu''`)
  const createdAt = new Date('2026-01-15T03:04:05.678Z')
  const row = { ...team('Clock'), createdAt }
  await withTenant(ctx(), (tx) => tx.team.create({ data: row }))
  expect(await ownerSql('select created_at from team where id = $1', [row.id])).toEqual([
    { created_at: createdAt },
  ])
  const where = { tenantId_id: { tenantId: tenant.id, id: row.id } }
  expect((await readTenant(ctx(), (db) => db.team.findUniqueOrThrow({ where }))).createdAt).toEqual(createdAt)
  await zone('reset timezone')
})
