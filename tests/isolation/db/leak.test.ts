import { expect, test, vi } from 'vitest'
import { closePools, poolOf } from '@/lib/platform/db/pool'
import { readTenant, tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createTicket, createUser, type TestTenant } from '@/tests/support/factories'

const TENANTS = 40
const CONNECTIONS = 6
const WORKERS = 24
/** Attacks that must have gone through before the test looks at the outcome. */
const SUCCESSES = 1_500
const MARK = 'made under attack'

vi.hoisted(() => {
  process.env.DATABASE_POOL_SIZE = '6'
})

interface Subject {
  tenant: TestTenant
  userId: string
  ticketId: string
}

interface Row {
  tenantId: string
}

const crashed = vi.fn()
process.on('uncaughtException', crashed)
process.on('unhandledRejection', crashed)

const pick = <T>(list: readonly T[]): T => {
  const item = list[Math.floor(Math.random() * list.length)]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

async function makeSubject(): Promise<Subject> {
  const tenant = await createTenant()
  const user = await createUser(tenant)
  const ticket = await createTicket(tenant, user)
  await createTicket(tenant, user)
  return { tenant, userId: user.id, ticketId: ticket.id }
}

/** Each acts as `own` and gives back the rows it saw; `other` is whom it tries to reach. */
const attacks: ((own: Subject, other: Subject) => Promise<(Row | null)[]>)[] = [
  (own) => readTenant(own, (db) => db.ticket.findMany()),
  async (own, other) => [
    await readTenant(own, (db) => db.ticket.findFirst({ where: { id: other.ticketId } })),
  ],
  async (own) => [
    await readTenant(own, (db) =>
      db.ticket.findUnique({ where: { tenantId_id: { tenantId: own.tenant.id, id: own.ticketId } } }),
    ),
  ],
  (own) =>
    tenantSql<Row>(own, { name: 'leak', text: 'select tenant_id as "tenantId" from ticket', values: [] }),
  // Half of the transactions are rolled back by an error of the application.
  (own) =>
    withTenant(own, async (tx) => {
      const rows = await tx.ticket.findMany()
      if (Math.random() < 0.5) throw new Error('the application failed')
      return [...rows, ...(await tx.user.findMany())]
    }),
  // A statement fails inside, unnoticed.
  (own) =>
    withTenant(own, async (tx) => {
      await tx.$queryRaw`select 1 / 0`.catch(() => undefined)
      return tx.ticket.findMany()
    }),
  (own, other) =>
    withTenant(own, (tx) =>
      txSql<Row>(
        tx,
        `update ticket set title = 'reached' where tenant_id = $1 returning tenant_id as "tenantId"`,
        [other.tenant.id],
      ),
    ),
  (own) => readTenant(own, (db) => db.$queryRaw<Row[]>`select 1 / 0`),
  // Hostile: the setting for the whole session, which outlives the transaction.
  (own, other) =>
    readTenant(own, (db) =>
      db.$queryRaw<Row[]>`select set_config('app.tenant_id', ${other.tenant.id}, false)`.then(() => []),
    ),
  (own) => withTenant(own, (tx) => tx.$executeRaw`set statement_timeout = 150`.then(() => [])),
  (own) =>
    tenantSql<Row>(own, { name: 'slow', text: 'select pg_sleep(0.2)::text', values: [] }).then(() => []),
  // Hostile: an end that is not ours, a beginning that nobody ends.
  (own) => withTenant(own, (tx) => txSql<Row>(tx, 'rollback', []).then(() => tx.ticket.findMany())),
  (own) => readTenant(own, (db) => db.$queryRaw<Row[]>`begin`),
  (own) =>
    withTenant(own, () => new Promise((resolve) => setTimeout(() => resolve([]), 60)), { timeout: 30 }),
  // A new row under a requester who may be of another tenant: the foreign key must know.
  (own, other) =>
    withTenant(own, async (tx) => [
      await tx.ticket.create({
        data: {
          tenantId: own.tenant.id,
          id: newId(),
          kind: 'incident',
          number: Math.floor(Math.random() * 1e9),
          title: MARK,
          status: 'new',
          impact: 'low',
          urgency: 'low',
          priority: 5,
          // Some of them are right: there have to be rows for the check to mean something.
          requesterId: Math.random() < 0.3 ? own.userId : other.userId,
          channel: 'api',
        },
      }),
    ]),
]

test(
  'tenants share a few connections with errors, timeouts, killed backends and hostile sessions: no wrong row',
  { timeout: 90_000 },
  async () => {
    const subjects = await Promise.all(Array.from({ length: TENANTS }, makeSubject))
    const tally = { done: 0, failed: 0, wrong: 0 }

    const worker = async () => {
      while (tally.done < SUCCESSES) {
        const own = pick(subjects)
        try {
          const rows = await pick(attacks)(own, pick(subjects))
          tally.done++
          if (rows.some((row) => row !== null && row.tenantId !== own.tenant.id)) tally.wrong++
        } catch {
          tally.failed++
        }
      }
    }
    const killer = setInterval(() => {
      void ownerSql(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = 'farol_app' order by random() limit 1`,
      )
    }, 250)
    await Promise.all(Array.from({ length: WORKERS }, worker))
    clearInterval(killer)

    expect(tally.wrong).toBe(0)
    expect(tally.failed).toBeGreaterThan(100)
    expect(crashed).not.toHaveBeenCalled()
    expect(poolOf('').totalCount).toBeLessThanOrEqual(CONNECTIONS)

    const astray = `select 1 from ticket t where title = $1
    and not exists (select 1 from app_user u where u.tenant_id = t.tenant_id and u.id = t.requester_id)`
    expect(await ownerSql(astray, [MARK])).toEqual([])
    expect((await ownerSql('select 1 from ticket where title = $1', [MARK])).length).toBeGreaterThan(0)

    // Every tenant still reads its own rows, all of them and nothing else; over connections whose time limit
    // nobody has tampered with.
    await closePools()
    for (const { tenant } of subjects) {
      const seen = await readTenant({ tenant }, (db) => db.ticket.findMany({ select: { tenantId: true } }))
      const [real] = await ownerSql<{ n: number }>(
        'select count(*)::int as n from ticket where tenant_id = $1',
        [tenant.id],
      )
      expect(seen).toEqual(Array.from({ length: real?.n ?? 0 }, () => ({ tenantId: tenant.id })))
    }
  },
)
