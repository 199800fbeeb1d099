import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, inject, test } from 'vitest'
import { withClient } from '@/tests/support/test-server'
import { createClient, startApp } from './support/app'
import { createDatabase } from './support/database'
import { freePort, startEngine } from './support/engine-process'
import { endedRun, until } from './support/runs'
import { newKeys } from './support/target'

const open: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()))
})

test(
  'calls wait for an application that is away, without using up attempts',
  { timeout: 150_000 },
  async () => {
    const keys = newKeys()
    const port = await freePort()
    const appPort = await freePort()
    const client = createClient('away', `http://127.0.0.1:${port}`, keys)
    const work = client.createFunction(
      { id: 'work', triggers: [{ event: 'away/work' }], retries: 0 },
      async ({ step, attempt }) => ({ value: await step.run('one', () => 1), attempt }),
    )
    const first = await startApp(client, [work], { port: appPort })
    const engine = await startEngine(keys, await createDatabase(), { port, apps: [first.url] })
    open.push(engine)
    await first.stop()
    const { ids } = await client.send(Array.from({ length: 20 }, () => ({ name: 'away/work', data: {} })))
    await sleep(2_500)
    open.push(await startApp(client, [work], { port: appPort }))
    for (const id of ids)
      expect(await endedRun({ ...keys, url: engine.url }, id)).toMatchObject({
        output: { value: 1, attempt: 0 },
      })
    expect(engine.output()).toContain('The application is away')
  },
)

test('a call that is cut off is made again soon, and is no attempt', { timeout: 150_000 }, async () => {
  const keys = newKeys()
  const port = await freePort()
  const client = createClient('cut', `http://127.0.0.1:${port}`, keys)
  let cuts = 2
  const app = await startApp(
    client,
    [
      client.createFunction(
        { id: 'work', triggers: [{ event: 'cut/work' }], retries: 0 },
        ({ attempt }) => attempt,
      ),
    ],
    { intercept: (request) => request.method === 'POST' && cuts-- > 0 },
  )
  const engine = await startEngine(keys, await createDatabase(), { port, apps: [app.url] })
  open.push(app, engine)
  const { ids } = await client.send({ name: 'cut/work', data: {} })
  expect(await endedRun({ ...keys, url: engine.url }, ids[0])).toMatchObject({
    status: 'Completed',
    output: 0,
  })
})

test('nothing is lost while the database is away', { timeout: 150_000 }, async () => {
  const keys = newKeys()
  const port = await freePort()
  const databaseUrl = await createDatabase()
  const client = createClient('outage', `http://127.0.0.1:${port}`, keys)
  let executed = 0
  const app = await startApp(client, [
    client.createFunction({ id: 'work', triggers: [{ event: 'outage/work' }] }, async ({ step }) => {
      const parts: number[] = []
      for (let i = 0; i < 4; i++)
        parts.push(
          await step.run(`part-${i}`, async () => {
            executed++
            await sleep(100)
            return i
          }),
        )
      return parts
    }),
  ])
  const engine = await startEngine(keys, databaseUrl, { port, apps: [app.url] })
  open.push(app, engine)
  const { ids } = await client.send(Array.from({ length: 20 }, () => ({ name: 'outage/work', data: {} })))
  await until(() => executed > 10)
  await allowConnections(databaseUrl, false)
  await expect(fetch(`${engine.url}/health`).then(({ status }) => status)).resolves.toBe(503)
  await sleep(2_000)
  const during = executed
  await allowConnections(databaseUrl, true)
  for (const id of ids)
    expect(await endedRun({ ...keys, url: engine.url }, id)).toMatchObject({ output: [0, 1, 2, 3] })
  // Answers that came while the database was away were kept: no step was executed again.
  expect(executed).toBe(80)
  expect(during).toBeLessThan(80)
})

/** Takes the database away, with every connection to it, or gives it back. */
async function allowConnections(databaseUrl: string, allowed: boolean): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  await withClient(inject('adminUrl'), async (client) => {
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${allowed}`)
    if (!allowed)
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  })
}
