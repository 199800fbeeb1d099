import { inspect } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantClient } from '@/lib/platform/db/client'
import { closePools, poolOf } from '@/lib/platform/db/pool'
import { readTenant, tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import {
  createTenant,
  createTicket,
  createUser,
  type TestTenant,
  type TestTicket,
  type TestUser,
} from '@/tests/support/factories'

let own: TestTenant, other: TestTenant, ownUser: TestUser, otherUser: TestUser, otherTicket: TestTicket
/** A connection as the app's role, past everything of ours: what is left is the database's own wall. */
const bare = new pg.Client({ connectionString: process.env.DATABASE_APP_URL })
const otherTicketNow = () => ownerSql('select * from ticket where id = $1', [otherTicket.id])

beforeAll(async () => {
  ;[own, other] = await Promise.all([createTenant(), createTenant()])
  ;[ownUser, otherUser] = await Promise.all([createUser(own), createUser(other)])
  otherTicket = await createTicket(other, otherUser)
  await createTicket(own, ownUser)
  await bare.connect()
})

afterAll(() => bare.end())

describe('without a tenant', () => {
  test.each(['ticket', 'app_user', 'audit_entry', 'tenant'])(
    'reading %s is an error, not an empty answer',
    async (table) => {
      await expect(bare.query(`select * from ${table}`)).rejects.toThrow(
        /app\.tenant_id|invalid input syntax for type uuid/,
      )
    },
  )

  test('it stays an error after a tenant was bound and the transaction is over', async () => {
    await bare.query('begin')
    await bare.query(`select set_config('app.tenant_id', $1, true)`, [own.id])
    expect((await bare.query('select distinct tenant_id from ticket')).rows).toEqual([{ tenant_id: own.id }])
    await bare.query('commit')
    await expect(bare.query('select * from ticket')).rejects.toThrow('invalid input syntax for type uuid')
  })

  test('the client refuses before it asks', async () => {
    await expect(tenantClient.ticket.findMany()).rejects.toThrow('No tenant')
    await expect(tenantClient.$queryRaw`select 1`).rejects.toThrow('No tenant')
    await expect(tenantClient.$transaction(() => Promise.resolve())).rejects.toThrow('No tenant')
    await expect(
      tenantSql({ tenant: { id: `${own.id}'--` } }, { name: 'x', text: 'select 1', values: [] }),
    ).rejects.toThrow('UUID')
  })
})

describe('the rows of another tenant', () => {
  test('look like none, by every way to ask', async () => {
    const id = otherTicket.id
    const found = await readTenant({ tenant: own }, async (db) => [
      await db.ticket.findFirst({ where: { id } }),
      await db.ticket.count({ where: { id } }),
      await db.$queryRaw`select * from ticket where id = ${id}::uuid`,
      (await db.ticket.groupBy({ by: ['tenantId'], _count: true })).map(({ tenantId }) => tenantId),
      await db.tenant.findMany({ select: { id: true } }),
    ])
    expect(found).toEqual([null, 0, [], [own.id], [{ id: own.id }]])
    const raw = {
      name: 'foreign',
      text: 'select * from ticket where id = $1 or tenant_id = $2',
      values: [id, other.id],
    }
    expect(await tenantSql({ tenant: own }, raw)).toEqual([])
  })

  test('cannot be changed or removed', async () => {
    const before = await otherTicketNow()
    const where = { id: otherTicket.id }
    const done = await withTenant({ tenant: own }, async (tx) => [
      (await tx.ticket.updateMany({ where, data: { title: 'taken' } })).count,
      (await tx.ticket.deleteMany({ where })).count,
      await tx.$executeRaw`update ticket set title = 'taken' where id = ${otherTicket.id}::uuid`,
      await tx.$executeRaw`delete from ticket where tenant_id = ${other.id}::uuid`,
      await tx.$executeRaw`update tenant set name = 'taken' where id = ${other.id}::uuid`,
    ])
    expect(done).toEqual([0, 0, 0, 0, 0])
    expect(await otherTicketNow()).toEqual(before)
  })

  test('cannot be made, nor own rows given away', async () => {
    const team = 'insert into team (tenant_id, id, name) values ($1, $2, $3)'
    await expect(
      withTenant({ tenant: own }, (tx) => txSql(tx, team, [other.id, newId(), 'x'])),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      tenantSql({ tenant: own }, { name: 'foreign_team', text: team, values: [other.id, newId(), 'x'] }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const move = withTenant(
      { tenant: own },
      (tx) => tx.$executeRaw`update ticket set tenant_id = ${other.id}::uuid`,
    )
    await expect(move).rejects.toMatchObject({
      code: expect.stringMatching(/^(not_found|validation_failed)$/) as string,
    })
    expect(await ownerSql('select 1 from team where tenant_id = $1', [other.id])).toEqual([])
  })

  test('cannot be referred to: the database refuses the link, though foreign keys look past the wall', async () => {
    const assign = withTenant({ tenant: own }, (tx) =>
      tx.ticket.updateMany({ data: { assigneeId: otherUser.id } }),
    )
    await expect(assign).rejects.toMatchObject({
      code: 'validation_failed',
      issues: [{ path: 'assigneeId', code: 'not_found' }],
    })
    const asOwner = ownerSql('update ticket set assignee_id = $1 where tenant_id = $2', [
      otherUser.id,
      own.id,
    ])
    await expect(asOwner).rejects.toThrow('foreign key')
  })

  test('do not collide with own ones: a unique value tells nothing of the neighbours', async () => {
    const email = 'same@both.test'
    await Promise.all([createUser(other, { email }), createUser(own, { email })])
    await withTenant({ tenant: own }, (tx) =>
      tx.team.create({ data: { tenantId: own.id, id: otherTicket.id, name: 'Same id' } }),
    )
  })
})

describe('the second net', () => {
  const key = () => ({ tenantId_id: { tenantId: other.id, id: otherTicket.id } })
  const refusal = 'names another tenant'

  test.each([
    ['findUnique', () => readTenant({ tenant: own }, (db) => db.ticket.findUnique({ where: key() }))],
    [
      'findMany',
      () => readTenant({ tenant: own }, (db) => db.ticket.findMany({ where: { tenantId: other.id } })),
    ],
    ['count', () => readTenant({ tenant: own }, (db) => db.ticket.count({ where: { tenantId: other.id } }))],
    [
      'update',
      () => withTenant({ tenant: own }, (tx) => tx.ticket.update({ where: key(), data: { title: 'x' } })),
    ],
    [
      'update of the tenant',
      () => withTenant({ tenant: own }, (tx) => tx.ticket.updateMany({ data: { tenantId: other.id } })),
    ],
    ['delete', () => withTenant({ tenant: own }, (tx) => tx.ticket.delete({ where: key() }))],
    [
      'create',
      () =>
        withTenant({ tenant: own }, (tx) =>
          tx.team.create({ data: { tenantId: other.id, id: newId(), name: 'x' } }),
        ),
    ],
    [
      'createMany',
      () =>
        withTenant({ tenant: own }, (tx) =>
          tx.team.createMany({ data: [{ tenantId: other.id, id: newId(), name: 'x' }] }),
        ),
    ],
    [
      'upsert',
      () => {
        const row = { tenantId: other.id, kind: 'incident' }
        return withTenant({ tenant: own }, (tx) =>
          tx.ticketCounter.upsert({ where: { tenantId_kind: row }, create: row, update: {} }),
        )
      },
    ],
  ])('%s that names another tenant is refused where it is made', async (_, call) => {
    await expect(call()).rejects.toThrow(refusal)
  })
})

describe('history', () => {
  test.each(['audit_entry', 'timeline_entry', 'outbox_event'])(
    '%s cannot be rewritten by the app',
    async (table) => {
      for (const statement of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`]) {
        const attempt = withTenant({ tenant: own }, (tx) => txSql(tx, statement, []))
        await expect(attempt, statement).rejects.toThrow('permission denied')
      }
    },
  )
})

test('a connection that comes back carries no tenant', async () => {
  await closePools()
  await readTenant({ tenant: own }, (db) => db.ticket.findMany())
  await withTenant({ tenant: own }, (tx) => tx.ticket.findMany())
  await readTenant({ tenant: own }, (db) => db.$queryRaw`select 1 / 0`).catch(() => undefined)
  await withTenant({ tenant: own }, (tx) => txSql(tx, 'select 1 / 0', [])).catch(() => undefined)
  const pool = poolOf(own.id)
  const { rows } = await pool.query(`select current_setting('app.tenant_id', true) as left`)
  expect({ rows, connections: pool.totalCount }).toEqual({ rows: [{ left: '' }], connections: 1 })
})

test('a COMMIT smuggled into a transaction leaves no tenant behind it', async () => {
  const after = withTenant({ tenant: own }, async (tx) => {
    await txSql(tx, 'commit', [])
    return txSql(tx, 'select * from ticket', [])
  })
  const failure = await after.catch((error: unknown) => error)
  expect(inspect(failure)).toContain('invalid input syntax for type uuid')
})
