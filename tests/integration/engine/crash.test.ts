import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { createClient, startApp, type App } from './support/app'
import { createDatabase } from './support/database'
import { freePort, startEngine, type EngineProcess } from './support/engine-process'
import { endedRun, until } from './support/runs'
import { newKeys } from './support/target'

const RUNS = 100
const STEPS = 5
const CONCURRENCY = 8

const open: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()))
})

/**
 * An application whose runs of five steps and a sleep notice when a memo changes or a run ends twice; `executed`
 * counts the executions of steps.
 */
async function observedApp(port: number) {
  const keys = newKeys()
  const client = createClient('observed', `http://127.0.0.1:${port}`, keys)
  const seen = new Map<string, string>()
  const ended = new Map<number, number>()
  const observed = { executed: 0, changed: 0 }
  const app: App = await startApp(client, [
    client.createFunction(
      { id: 'work', triggers: [{ event: 'observed/work' }] },
      async ({ event, step, runId }) => {
        for (let i = 0; i < STEPS; i++) {
          const memo = await step.run(`step-${i}`, async () => {
            observed.executed++
            await sleep(2)
            return randomUUID()
          })
          const name = `${runId} ${i}`
          if ((seen.get(name) ?? memo) !== memo) observed.changed++
          // The value of an execution counts from when it comes back as a memo.
          seen.set(name, memo)
          if (i === 1) await step.sleep('nap', '1s')
        }
        const n = event.data.n as number
        ended.set(n, (ended.get(n) ?? 0) + 1)
        return n
      },
    ),
  ])
  open.push(app)
  const send = async () => {
    const events = Array.from({ length: RUNS }, (_, n) => ({ name: 'observed/work', data: { n } }))
    return (await client.send(events)).ids
  }
  return { app, keys, ended, observed, send }
}

test(
  'kill -9 again and again: no run is lost, every memo stays what it was',
  { timeout: 150_000 },
  async () => {
    const port = await freePort()
    const databaseUrl = await createDatabase()
    const { app, keys, ended, observed, send } = await observedApp(port)
    const start = () => startEngine(keys, databaseUrl, { port, apps: [app.url] })
    let engine: EngineProcess = await start()
    const ids = await send()
    const KILLS = 4
    const outputs: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(700)
      await engine.kill()
      outputs.push(engine.output())
      engine = await start()
    }
    open.push(engine)
    for (const id of ids)
      expect(await endedRun({ ...keys, url: engine.url }, id)).toMatchObject({ status: 'Completed' })
    expect(outputs.join() + engine.output()).toContain('Took over the calls of an engine that died')
    expect(ended.size).toBe(RUNS)
    expect(observed.changed).toBe(0)
    expect(observed.executed).toBeGreaterThanOrEqual(RUNS * STEPS)
    expect(observed.executed).toBeLessThanOrEqual(RUNS * STEPS + KILLS * CONCURRENCY)
  },
)

test('two engines on one database do nothing twice', { timeout: 150_000 }, async () => {
  const port = await freePort()
  const databaseUrl = await createDatabase()
  const { app, keys, ended, observed, send } = await observedApp(port)
  const engines = await Promise.all([
    startEngine(keys, databaseUrl, { port, apps: [app.url] }),
    startEngine(keys, databaseUrl, { apps: [app.url] }),
  ])
  open.push(...engines)
  const ids = await send()
  const [first] = engines
  for (const id of ids)
    expect(await endedRun({ ...keys, url: first?.url ?? '' }, id)).toMatchObject({ status: 'Completed' })
  expect(observed).toEqual({ executed: RUNS * STEPS, changed: 0 })
  expect([...ended.values()].every((times) => times === 1)).toBe(true)
  const calls = await Promise.all(engines.map(({ url }) => callsOf(url)))
  expect(Math.min(...calls)).toBeGreaterThan(0)
})

test(
  'an engine that is asked to stop finishes its calls; another takes over what was left',
  { timeout: 150_000 },
  async () => {
    const databaseUrl = await createDatabase()
    const keys = newKeys()
    const port = await freePort()
    const client = createClient('stopping', `http://127.0.0.1:${port}`, keys)
    let executed = 0
    let begun = 0
    const app = await startApp(client, [
      client.createFunction({ id: 'slow', triggers: [{ event: 'stopping/slow' }] }, async ({ step }) => {
        await step.run('slow', async () => {
          begun++
          await sleep(1_000)
          executed++
        })
        return step.run('quick', () => 'done')
      }),
    ])
    open.push(app)
    const first = await startEngine(keys, databaseUrl, { port, apps: [app.url] })
    const { ids } = await client.send({ name: 'stopping/slow', data: {} })
    await until(() => begun === 1)
    expect(await first.stop()).toBe(0)
    expect(executed).toBe(1)
    const second = await startEngine(keys, databaseUrl, { port, apps: [app.url] })
    open.push(second)
    expect(await endedRun({ ...keys, url: second.url }, ids[0])).toMatchObject({ output: 'done' })
    expect(begun).toBe(1)
  },
)

test('an engine ends when its supervisor is gone', async () => {
  const keys = newKeys()
  const engine = await startEngine(keys, await createDatabase())
  engine.child.disconnect()
  await until(() => engine.child.exitCode !== null)
  expect(engine.child.exitCode).toBe(0)
})

async function callsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return [...text.matchAll(/^farol_engine_calls_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  )
}
