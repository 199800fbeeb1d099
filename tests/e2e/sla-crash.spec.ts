import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { newId } from '@/lib/platform/ids'
import { defaultServiceLevels, insertServiceLevels } from '@/lib/sla/defaults'
import { migrate } from '@/scripts/lib/migrate.mjs'
import { startPostgres } from '@/scripts/lib/postgres.mjs'
import { ensureLogins, urlAs } from '@/scripts/lib/roles.mjs'
import { jobsOn, startEngine, untilEngineReady, type Engine } from '../support/engine'
import { freePort } from '../support/free-port'
import { ROLE_PASSWORD, withClient } from '../support/test-server'
import { endWeb, startWeb } from './support/web'

const TICKETS = 10
/** What a ticket's clocks tell, in seconds after its opening: answered in 24, resolved in 48, warned at three quarters. */
const FIRST_RESPONSE = 24
const RESOLUTION = 48
const DUE = [
  ['sla_warning', 'first_response', 18],
  ['sla_breach', 'first_response', 24],
  ['sla_warning', 'resolution', 36],
  ['sla_breach', 'resolution', 48],
]

interface Place {
  tenantId: string
  slug: string
  secret: string
}

/** A tenant of the catch-all policy above, with a manager who is told of breaches and a service key that opens tickets. */
async function prepare(url: string): Promise<Place> {
  const [tenantId, agents, managers, requesters, service] = [newId(), newId(), newId(), newId(), newId()]
  const slug = `sla-${tenantId.slice(-8)}`
  const secret = `farol_svc_${randomBytes(32).toString('base64url')}`
  await migrate(url)
  await ensureLogins(url, { farol_app: ROLE_PASSWORD, farol_system: ROLE_PASSWORD, farol_engine: ROLE_PASSWORD })
  await withClient(url, async (client) => {
    await client.query(`insert into tenant (id, slug, name, plan) values ($1, $2, $2, 'paid')`, [tenantId, slug])
    await client.query(
      `insert into role (tenant_id, id, key, name, built_in)
       values ($1, $2, 'agent', 'agent', true), ($1, $3, 'manager', 'manager', true), ($1, $4, 'requester', 'requester', true)`,
      [tenantId, agents, managers, requesters],
    )
    await client.query(
      `insert into app_user (tenant_id, id, kind, name, email, role_id)
       values ($1, $2, 'service', 'Monitor', null, $3), ($1, $4, 'person', 'Gestora', 'gestora@example.com', $5)`,
      [tenantId, service, agents, newId(), managers],
    )
    await client.query(
      `insert into api_key (tenant_id, id, kind, name, user_id, created_by_id, prefix, hash, scopes)
       values ($1, $2, 'service', 'Monitor', $3, $3, 'farol_svc', $4, '{}')`,
      [tenantId, newId(), service, createHash('sha256').update(secret).digest('hex')],
    )
    const now = new Date()
    const levels = defaultServiceLevels({ locale: 'pt-BR', timezone: 'America/Sao_Paulo', now })
    const always = levels.calendars.find(({ definition }) => definition.holidays.length === 0)
    Object.assign(levels.policy.definition, {
      calendarId: always?.id,
      targets: { 3: { firstResponse: FIRST_RESPONSE, resolution: RESOLUTION } },
    })
    await insertServiceLevels((text, values) => client.query(text, [...values]), tenantId, levels, now)
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

async function openTicket(port: number, { slug, secret }: Place): Promise<{ id: string; createdAt: string }> {
  const response = await fetch(`http://localhost:${port}/api/v1/incidents`, {
    method: 'POST',
    headers: { 'x-tenant-id': slug, authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Alarme', requester: { email: 'noc@example.com' } }),
  })
  expect(response.status).toBe(201)
  return (await response.json()) as { id: string; createdAt: string }
}

const TOLD = `
select e.ticket_id as id, e.type, e.new->>'metric' as metric, extract(epoch from e.at - t.created_at)::float8 as at
from timeline_entry e join ticket t on t.tenant_id = e.tenant_id and t.id = e.ticket_id
where e.tenant_id = $1 and e.type like 'sla_%' order by e.at, e.id`

interface Told {
  id: string
  type: string
  metric: string
  at: number
}

test('warnings and breaches arrive, once each, whatever is killed while their timers run', async () => {
  test.setTimeout(240_000)
  let server = await startPostgres({ name: 'sla-crash-postgres' })
  const database = `sla_crash_${Date.now()}`
  await withClient(server.url('postgres'), (client) => client.query(`create database ${database}`))
  const url = () => server.url(database)
  const place = await prepare(url())
  const [port, enginePort] = [await freePort(), await freePort()]
  const webUp = () =>
    startWeb('sla-crash-web', port, {
      DATABASE_APP_URL: urlAs(url(), 'farol_app', ROLE_PASSWORD),
      DATABASE_SYSTEM_URL: urlAs(url(), 'farol_system', ROLE_PASSWORD),
      ...jobsOn(enginePort),
    })
  const engineUp = () =>
    startEngine('sla-crash-engine', { databaseUrl: url(), app: `http://127.0.0.1:${port}/api/inngest`, port: enginePort })
  const told = async (): Promise<Told[]> =>
    withClient(url(), async (client) => (await client.query<Told>(TOLD, [place.tenantId])).rows)
  const until = async (count: number): Promise<void> => {
    const end = Date.now() + 60_000
    for (let seen = 0; seen < count; await sleep(250)) {
      seen = (await told()).length
      if (Date.now() > end) throw new Error(`${seen} warnings and breaches were told, not ${count}`)
    }
  }

  let web = await webUp()
  let engine: Engine = await engineUp()
  try {
    await untilEngineReady(engine)
    const opened = Date.now()
    const tickets = await Promise.all(Array.from({ length: TICKETS }, () => openTicket(port, place)))
    const at = (seconds: number) => sleep(Math.max(0, opened + seconds * 1_000 - Date.now()))

    await at(16)
    await engine.stop('SIGKILL')
    engine = await engineUp()
    await until(TICKETS)

    await at(22)
    await endWeb(web, 'SIGKILL')
    web = await webUp()
    await until(2 * TICKETS)

    await at(34)
    await killPostgres(url())
    server = await startPostgres({ name: 'sla-crash-postgres', port: server.port })
    await until(4 * TICKETS)

    // Time for whoever would tell it again.
    await sleep(5_000)
    const all = await told()
    for (const { id } of tickets) {
      expect(all.filter((entry) => entry.id === id).map(({ type, metric, at }) => [type, metric, at])).toEqual(DUE)
    }
    await withClient(url(), async (client) => {
      const { rows } = await client.query(
        `select (select count(*)::int from audit_entry where tenant_id = $1 and action like 'incident.sla_%') as audits,
           (select count(*)::int from outbox_event where tenant_id = $1 and type like 'incident.sla_%') as events,
           (select count(*)::int from outbox_event where tenant_id = $1 and dispatched_at is null) as waiting,
           (select count(*)::int from notification where tenant_id = $1) as notices,
           (select count(*)::int from ticket_sla where tenant_id = $1 and timer_at is not null) as timers`,
        [place.tenantId],
      )
      const told = DUE.length * TICKETS
      expect(rows).toEqual([{ audits: told, events: told, waiting: 0, notices: told, timers: 0 }])
    })
  } finally {
    await endWeb(web, 'SIGKILL')
    await engine.stop('SIGKILL')
    await withClient(server.url('postgres'), (owner) => owner.query(`drop database if exists ${database} with (force)`))
    await server.stop()
  }
})
