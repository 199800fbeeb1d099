import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { newId } from '@/lib/platform/ids'
import { migrate } from '@/scripts/lib/migrate.mjs'
import { startPostgres } from '@/scripts/lib/postgres.mjs'
import { ensureLogins, urlAs } from '@/scripts/lib/roles.mjs'
import { freePort } from '../support/free-port'
import { withClient } from '../support/test-server'
import { endWeb, startWeb } from './support/web'

const PASSWORD = 'crash-test'

/** A tenant with a service key, on a cluster of this test alone that really syncs to disk. */
async function prepare(url: string): Promise<{ tenantId: string; slug: string; secret: string }> {
  const [tenantId, roleId, userId] = [newId(), newId(), newId()]
  const slug = `crash-${tenantId.slice(-8)}`
  const secret = `farol_svc_${randomBytes(32).toString('base64url')}`
  await migrate(url)
  await ensureLogins(url, { farol_app: PASSWORD, farol_system: PASSWORD })
  await withClient(url, async (client) => {
    await client.query(`insert into tenant (id, slug, name, plan) values ($1, $2, $2, 'paid')`, [tenantId, slug])
    await client.query(`insert into role (tenant_id, id, key, name, built_in) values ($1, $2, 'agent', 'agent', true), ($1, $3, 'requester', 'requester', true)`, [
      tenantId, roleId, newId(),
    ])
    await client.query(`insert into app_user (tenant_id, id, kind, name, role_id) values ($1, $2, 'service', 'Monitor', $3)`, [tenantId, userId, roleId])
    await client.query(
      `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
       values ($1, $2, 'service', 'Monitor', $3, $3, 'farol_svc', $4, '{}')`,
      [tenantId, newId(), userId, createHash('sha256').update(secret).digest('hex')],
    )
  })
  return { tenantId, slug, secret }
}

async function killPostgres(url: string): Promise<void> {
  const folder = await withClient(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory ?? ''
  })
  process.kill(Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL')
}

test('what was acknowledged survives kill -9 of the web process and of PostgreSQL', async () => {
  test.setTimeout(180_000)
  let server = await startPostgres({ name: 'crash-postgres' })
  const database = `crash_${Date.now()}`
  await withClient(server.url('postgres'), (client) => client.query(`create database ${database}`))
  const url = () => server.url(database)
  const { tenantId, slug, secret } = await prepare(url())
  const port = await freePort()
  const environment = () => ({
    DATABASE_APP_URL: urlAs(url(), 'farol_app', PASSWORD),
    DATABASE_SYSTEM_URL: urlAs(url(), 'farol_system', PASSWORD),
    // The engine of the run looks after another database.
    INNGEST_EVENT_KEY: '',
  })
  let web = await startWeb('crash-web', port, environment())

  const acknowledged: string[] = []
  let working = true
  let refusal = 'none'
  /** Creates incidents one after the other, through every failure; each with a key, so that it may be sent again. */
  async function client(): Promise<void> {
    while (working) {
      const key = newId()
      for (;;) {
        const number = await create(key).catch(() => null)
        if (number) acknowledged.push(number)
        if (number || !working) break
        await sleep(50)
      }
    }
  }
  async function create(key: string): Promise<string | null> {
    const response = await fetch(`http://localhost:${port}/api/v1/incidents`, {
      method: 'POST',
      // Node resolves no names below localhost; the root domain takes the tenant by name.
      headers: { 'x-tenant-id': slug, authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ title: `Alarm ${key}`, requester: { email: 'noc@example.com' } }),
      signal: AbortSignal.timeout(10_000),
    })
    if (response.status !== 201) {
      refusal = `${response.status} ${await response.text()}`
      return null
    }
    return ((await response.json()) as { number: string }).number
  }
  async function until(count: number): Promise<void> {
    const end = Date.now() + 60_000
    while (acknowledged.length <= count) {
      if (Date.now() > end) throw new Error(`${acknowledged.length} created, not ${count}; the last refusal: ${refusal}`)
      await sleep(100)
    }
  }

  const clients = Array.from({ length: 4 }, client)
  try {
    await until(20)
    await endWeb(web, 'SIGKILL')
    web = await startWeb('crash-web', port, environment())
    await until(acknowledged.length + 20)
    await killPostgres(url())
    server = await startPostgres({ name: 'crash-postgres', port: server.port })
    await until(acknowledged.length + 20)
    working = false
    await Promise.all(clients)

    await withClient(url(), async (owner) => {
      const { rows } = await owner.query<{ number: number; title: string; entries: number; audits: number; events: number }>(
        `select t.number, t.title,
           (select count(*)::int from timeline_entry where ticket_id = t.id) as entries,
           (select count(*)::int from audit_entry where entity_id = t.id) as audits,
           (select count(*)::int from outbox_event where payload->>'id' = t.id::text) as events
         from ticket t where t.tenant_id = $1`,
        [tenantId],
      )
      const stored = new Set(rows.map(({ number }) => `INC-${String(number).padStart(6, '0')}`))
      expect(acknowledged.filter((number) => !stored.has(number))).toEqual([])
      // Sent again after every failure, and yet once each, whole.
      expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length)
      expect(new Set(acknowledged).size).toBe(acknowledged.length)
      expect(rows.filter(({ entries, audits, events }) => entries !== 1 || audits !== 1 || events !== 1)).toEqual([])
    })
  } finally {
    working = false
    await endWeb(web, 'SIGKILL')
    await withClient(server.url('postgres'), (owner) => owner.query(`drop database if exists ${database} with (force)`))
    await server.stop()
  }
})
