import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, startApp, type App } from './support/app'
import { createDatabase } from './support/database'
import { freePort, startEngine, type EngineProcess } from './support/engine-process'
import { endedRun, until } from './support/runs'
import { newKeys } from './support/target'

const keys = newKeys()
const ticks: unknown[] = []
const lateness: number[] = []
let engines: EngineProcess[] = []
let app: App
let database: pg.Client
let databaseUrl = ''

beforeAll(async () => {
  databaseUrl = await createDatabase()
  const port = await freePort()
  const client = createClient('clock', `http://127.0.0.1:${port}`, keys)
  app = await startApp(client, [
    client.createFunction(
      { id: 'yearly', triggers: [{ cron: 'TZ=America/Sao_Paulo 30 9 1 1 *' }] },
      async ({ event }) => {
        ticks.push(event.name)
      },
    ),
    client.createFunction({ id: 'timer', triggers: [{ event: 'clock/timer' }] }, async ({ event, step }) => {
      const due = event.data.due as number
      await step.sleepUntil('due', new Date(due))
      lateness.push(Date.now() - due)
    }),
  ])
  engines = await Promise.all([
    startEngine(keys, databaseUrl, { port, apps: [app.url] }),
    startEngine(keys, databaseUrl, { apps: [app.url], env: { ENGINE_RETENTION_HOURS: '1' } }),
  ])
  database = new pg.Client(databaseUrl)
  await database.connect()
})

afterAll(async () => {
  await database.end()
  await Promise.all(engines.map((engine) => engine.stop()))
  await app.stop()
})

test('a tick starts one run however many engines there are, and missed ones are made up for once', async () => {
  const { rows } = await database.query<{ next_at: Date }>('select next_at from engine.cron')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.next_at.toISOString()).toMatch(/-01-01T12:30:00.000Z$/)
  // As after years of standing still.
  await database.query("update engine.cron set next_at = now() - interval '4 years'")
  await until(() => ticks.length > 0)
  await sleep(1_200)
  expect(ticks).toEqual(['inngest/scheduled.timer'])
  const after = await database.query<{ next_at: Date }>('select next_at from engine.cron')
  expect(after.rows).toEqual(rows)
})

test('a hundred timers of the same instant come in time', { timeout: 60_000 }, async () => {
  const due = Date.now() + 2_000
  await app.client.send(Array.from({ length: 100 }, () => ({ name: 'clock/timer', data: { due } })))
  await until(() => lateness.length === 100)
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0)
  // A second or two on an idle machine.
  expect(Math.max(...lateness)).toBeLessThan(20_000)
})

test('what has ended is forgotten after the time to keep it, with its events', async () => {
  const { ids } = await app.client.send({ name: 'clock/timer', data: { due: 0 } })
  await endedRun({ ...keys, url: engines[0]?.url ?? '' }, ids[0])
  await database.query(
    "update engine.run set ended_at = now() - interval '2 hours' where ended_at is not null",
  )
  await database.query("update engine.event set received_at = now() - interval '2 hours'")
  // The other engine looks once a minute; one that starts looks at once.
  const third = await startEngine(keys, databaseUrl, { env: { ENGINE_RETENTION_HOURS: '1' } })
  engines.push(third)
  const count = async () => {
    const { rows } = await database.query<{ n: number }>(
      `select (select count(*) from engine.run)::int + (select count(*) from engine.event)::int
         + (select count(*) from engine.step)::int as n`,
    )
    return rows[0]?.n
  }
  await until(async () => (await count()) === 0)
})

test('metrics and health tell how it is', async () => {
  const [engine] = engines
  const health = (await (await fetch(`${engine?.url}/health`)).json()) as object
  expect(health).toMatchObject({ ready: true, database: true, functions: 2, missingApps: [] })
  const metrics = await (await fetch(`${engine?.url}/metrics`)).text()
  for (const name of ['queue_depth', 'oldest_due_seconds', 'calls_total', 'lateness_seconds_bucket'])
    expect(metrics).toContain(`farol_engine_${name}`)
  const through = await fetch(`${engine?.url}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.1' } })
  expect(through.status).toBe(401)
})
