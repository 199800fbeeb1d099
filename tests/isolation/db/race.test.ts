import { PrismaPg } from '@prisma/adapter-pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { tenantClient } from '@/lib/platform/db/client'
import { tenantPool } from '@/lib/platform/db/facade'
import { PrismaClient } from '@/lib/platform/db/generated/client'
import { poolOf } from '@/lib/platform/db/pool'
import { readTenant, tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { currentTenant, runAs } from '@/lib/platform/db/tenant-scope'
import { createTenant, createUser, type TestTenant, type TestUser } from '@/tests/support/factories'

interface Side {
  tenant: TestTenant
  user: TestUser
}
let a: Side, b: Side

const makeSide = async (): Promise<Side> => {
  const tenant = await createTenant()
  return { tenant, user: await createUser(tenant) }
}
const keyOf = ({ tenant, user }: Side) => ({ tenantId_id: { tenantId: tenant.id, id: user.id } })
const find = (side: Side, key = keyOf(side)) => readTenant(side, (db) => db.user.findUnique({ where: key }))
const rounds = (count: number) => Array.from({ length: count })

beforeAll(async () => {
  ;[a, b] = await Promise.all([makeSide(), makeSide()])
})

describe('calls of one tick', () => {
  test("Prisma alone gathers findUnique and answers all in the first caller's name: the trap is real", async () => {
    const plain = new PrismaClient({ adapter: new PrismaPg(tenantPool(poolOf, currentTenant)) })
    const as = <T>({ tenant }: Side, work: () => PromiseLike<T>) =>
      runAs({ tenant }, async () => await work())
    const victim = keyOf(b)
    await as(a, () => plain.user.count())
    const [, stolen] = await Promise.all([
      as(b, () => plain.user.findUnique({ where: victim })),
      as(a, () => plain.user.findUnique({ where: victim })),
    ])
    expect(stolen?.tenantId).toBe(b.tenant.id)
    await plain.$disconnect()
  })

  test('each tenant gets its own row by findUnique, whoever was first', async () => {
    for (const _ of rounds(50)) {
      const [own, foreign, theirs, alsoOwn] = await Promise.all([
        find(b),
        find(a, { tenantId_id: { tenantId: a.tenant.id, id: b.user.id } }),
        find(a),
        readTenant(b, (db) =>
          db.user.findUniqueOrThrow({
            where: { tenantId_email: { tenantId: b.tenant.id, email: b.user.email } },
          }),
        ),
      ])
      expect([own?.id, foreign, theirs?.id, alsoOwn.id]).toEqual([b.user.id, null, a.user.id, b.user.id])
    }
  })

  test('many calls of one tenant beside many of another, of every kind', async () => {
    const calls = (side: Side) =>
      rounds(15).flatMap(() => [
        find(side),
        readTenant(side, (db) => db.user.findMany()),
        readTenant(side, (db) => db.user.findFirst()),
        tenantSql<{ tenantId: string }>(side, {
          name: 'race',
          text: 'select tenant_id as "tenantId" from app_user',
          values: [],
        }),
        withTenant(side, (tx) => tx.user.findUnique({ where: keyOf(side) })),
        withTenant(side, async (tx) => [
          await tx.user.findFirst(),
          ...(await txSql<{ tenantId: string }>(tx, 'select tenant_id as "tenantId" from app_user', [])),
        ]),
      ])
    const [ofA, ofB] = await Promise.all([Promise.all(calls(a)), Promise.all(calls(b))])
    expect(new Set(ofA.flat().map((row) => row?.tenantId))).toEqual(new Set([a.tenant.id]))
    expect(new Set(ofB.flat().map((row) => row?.tenantId))).toEqual(new Set([b.tenant.id]))
  })
})

describe('a promise of Prisma starts when it is awaited', () => {
  test('awaited by another tenant it reads as that one, never as the first', async () => {
    let lazy: PromiseLike<{ tenantId: string }[]> | undefined
    await readTenant(b, async (db) => {
      lazy = db.user.findMany()
      return Promise.resolve()
    })
    const rows = await readTenant(a, async () => (await lazy) ?? [])
    expect(rows.map(({ tenantId }) => tenantId)).toEqual([a.tenant.id])
  })

  test('awaited outside of any tenant it is refused', async () => {
    let lazy: PromiseLike<unknown> | undefined
    await readTenant(b, async (db) => {
      lazy = db.user.findUnique({ where: keyOf(b) })
      return Promise.resolve()
    })
    await expect(lazy).rejects.toThrow('No tenant')
  })
})

describe('transactions', () => {
  test('an array is refused, outside and inside', async () => {
    const outside = runAs(a, async () => tenantClient.$transaction([tenantClient.user.count()]))
    await expect(outside).rejects.toThrow('use withTenant')
    const inside = withTenant(a, async (tx) => {
      return (tx as unknown as typeof tenantClient).$transaction([tx.user.count()])
    })
    await expect(inside).rejects.toThrow('use withTenant')
  })

  test('a reader has none', async () => {
    const attempt = readTenant(a, async (db) =>
      (db as unknown as typeof tenantClient).$transaction(() => Promise.resolve(1)),
    )
    await expect(attempt).rejects.toThrow('Use withTenant')
  })

  test('that run at the same time stay apart', async () => {
    const step = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
    const run = (side: Side) =>
      withTenant(side, async (tx) => {
        const seen: (string | undefined)[] = []
        for (const _ of rounds(4)) {
          await step()
          seen.push(
            (await tx.user.findUnique({ where: keyOf(side) }))?.tenantId,
            ...(await tx.user.findMany()).map((row) => row.tenantId),
          )
        }
        return seen
      })
    const outcomes = await Promise.all(rounds(20).flatMap(() => [run(a), run(b)]))
    outcomes.forEach((seen, i) => expect(new Set(seen)).toEqual(new Set([(i % 2 === 0 ? a : b).tenant.id])))
  })
})
