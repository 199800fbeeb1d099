import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InngestFunction } from 'inngest'
import { createClient, startApp, type App } from './support/app'
import { createDatabase, createMigratedDatabase } from './support/database'
import { freePort, startEngine, type EngineProcess } from './support/engine-process'
import { endedRun, until } from './support/runs'
import { newKeys } from './support/target'

const keys = newKeys()
let engine: EngineProcess
let app: App
let databaseUrl = ''

beforeAll(async () => {
  databaseUrl = await createDatabase()
  const port = await freePort()
  app = await startApp(createClient('reg', `http://127.0.0.1:${port}`, keys))
  engine = await startEngine(keys, databaseUrl, { port })
})

afterAll(async () => {
  await engine.stop()
  await app.stop()
})

const trigger = { triggers: [{ event: 'reg/x' }] }
const lacking: [string, Omit<InngestFunction.Options, 'id'>][] = [
  ['batchEvents', { ...trigger, batchEvents: { maxSize: 10, timeout: '5s' } }],
  ['throttle', { ...trigger, throttle: { limit: 1, period: '1m' } }],
  ['debounce', { ...trigger, debounce: { period: '1m' } }],
  ['rateLimit', { ...trigger, rateLimit: { limit: 1, period: '1m' } }],
  ['priority', { ...trigger, priority: { run: '100' } }],
  ['singleton', { ...trigger, singleton: { mode: 'skip' } }],
  ['concurrency.scope', { ...trigger, concurrency: { limit: 1, scope: 'env', key: '"x"' } }],
  ['if', { triggers: [{ event: 'reg/x', if: 'event.data. ==' }] }],
  ['schedule', { triggers: [{ cron: '61 * * * *' }] }],
]

test.each(lacking)('a function that uses %s is refused by name', async (feature, options) => {
  app.serve([app.client.createFunction({ id: 'lacking', ...options }, () => 1)])
  const { status, message } = await app.register()
  expect(status).toBe(400)
  expect(message).toContain('reg-lacking')
  expect(message).toContain(feature)
})

test('an engine that was told its applications asks them itself, follows their changes and calls no others', async () => {
  const port = await freePort()
  const client = createClient('told', `http://127.0.0.1:${port}`, keys)
  const appPort = await freePort()
  const url = `http://127.0.0.1:${appPort}/api/inngest`
  const fn = client.createFunction({ id: 'fn', triggers: [{ event: 'told/x' }] }, () => 'told')
  const own = await startEngine(keys, await createDatabase(), { port, apps: [url], ready: false })
  await until(async () => (await fetch(`${own.url}/health`).catch(() => undefined))?.status === 503)
  const told = await startApp(client, [fn], { port: appPort })
  await until(async () => (await fetch(`${own.url}/health`)).ok)
  const { ids } = await client.send({ name: 'told/x', data: {} })
  expect(await endedRun({ ...keys, url: own.url }, ids[0])).toMatchObject({ output: 'told' })

  const stranger = await startApp(createClient('stranger', own.url, keys), [])
  expect(await stranger.register()).toMatchObject({ status: 403 })
  await Promise.all([own.stop(), told.stop(), stranger.stop()])
})

test('the role that the migrations make for it is all that the engine needs', async () => {
  const migrated = await createMigratedDatabase()
  const client = createClient('role', 'http://127.0.0.1:1', keys)
  const served = await startApp(client, [
    client.createFunction({ id: 'fn', triggers: [{ cron: '* * * * *' }], concurrency: 1 }, () => 1),
  ])
  const own = await startEngine(keys, migrated, { apps: [served.url] })
  const again = await startEngine(keys, migrated, { apps: [served.url] })
  expect(`${own.output()}${again.output()}`).not.toContain('permission denied')
  expect((await fetch(`${again.url}/metrics`)).status).toBe(200)
  await Promise.all([own.stop(), again.stop(), served.stop()])
})

test('an environment that is not usable is named, variable by variable', async () => {
  const broken = await startEngine({ eventKey: '', signingKey: 'not-hex' }, '', {
    ready: false,
    env: { ENGINE_CONCURRENCY: '0', ENGINE_APPS: 'nonsense' },
  })
  await until(() => broken.child.exitCode !== null)
  expect(broken.child.exitCode).toBe(1)
  for (const name of [
    'DATABASE_ENGINE_URL',
    'INNGEST_EVENT_KEY',
    'INNGEST_SIGNING_KEY',
    'ENGINE_CONCURRENCY',
    'ENGINE_APPS',
  ])
    expect(broken.output()).toContain(name)
})
