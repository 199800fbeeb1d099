/**
 * The second half of `npm start`, on the project's own Node: database, build, processes, and their end.
 * Every step finds out by itself whether there is anything to do, so a start after a crash is a start.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { build, isBuilt } from './lib/build.mjs'
import { migrateDatabase, openDatabase } from './lib/database.mjs'
import { watchDatabase } from './lib/database-watch.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { engineArgs, engineEnvironment, enginePort, hasEngine, isEngineReady } from './lib/engine.mjs'
import { generateClient, isGenerated } from './lib/generate.mjs'
import { listenAddress, listenPort } from './lib/listen-address.mjs'
import { lastLines, logFile } from './lib/processes.mjs'
import { isReady } from './lib/readiness.mjs'
import { runtimeEnvironment } from './lib/runtime-environment.mjs'
import { Problem, run, say, step } from './lib/say.mjs'
import { loadSecrets } from './lib/secrets.mjs'
import { seedDemo } from './lib/seed.mjs'
import { Supervisor } from './lib/supervisor.mjs'
import { welcome } from './lib/welcome.mjs'

const READY_LIMIT = 60_000
const stopping = new AbortController()
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => stopping.abort())

run(async () => {
  loadDotEnv()
  const port = listenPort()
  let database
  let supervisor
  try {
    if (!isGenerated()) await step('Generating the database client', async () => generateClient())
    database = await step('Opening the database', openDatabase, describeDatabase)
    await step('Migrating the database', () => migrateDatabase(database), counted)
    const env = runtimeEnvironment(database, { port, secrets: loadSecrets() })
    if (env.FAROL_DEMO === '1')
      await step('Seeding the demo', () => seedDemo({ env, signal: stopping.signal }))
    if (!isBuilt()) await step('Building (about a minute)', () => build({ env, signal: stopping.signal }))

    const engine = hasEngine() && { name: 'engine', args: engineArgs, env: engineEnvironment(env, database.engineUrl) }
    supervisor = new Supervisor([{ name: 'web', args: ['scripts/web.mjs'], env }, ...(engine ? [engine] : [])])
    await step(engine ? 'Starting the web process and the engine' : 'Starting the web process', async () => {
      supervisor.start()
      await untilReady(supervisor, 'web', () => isReady(port, listenAddress()))
      if (engine) await untilReady(supervisor, 'engine', () => isEngineReady(enginePort(port)))
    })
    say(welcome(env))
    const endWatch = watchDatabase(database)
    await stopped()
    await endWatch()
  } catch (error) {
    if (!stopping.signal.aborted) throw error
  } finally {
    await close(supervisor, database)
  }
})

/** Waits for a process to say that it can serve, which includes its own connection to the database. */
async function untilReady(supervisor, name, isReadyNow) {
  const until = Date.now() + READY_LIMIT
  while (!(await isReadyNow())) {
    stopping.signal.throwIfAborted()
    if (Date.now() > until || supervisor.crashes(name) >= 3) {
      const file = logFile(name)
      throw new Problem(`The ${name} process did not become ready. The end of ${file}:\n\n${lastLines(file, 25)}`)
    }
    await sleep(200)
  }
}

function stopped() {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) resolve()
    stopping.signal.addEventListener('abort', resolve, { once: true })
  })
}

/** The web process first: it finishes its requests, and they need the database; then the engine that called it. */
async function close(supervisor, database) {
  if (!supervisor && !database) return
  if (stopping.signal.aborted) say('')
  if (supervisor) await step('Stopping the processes', () => supervisor.stop())
  if (database?.embedded) await step('Stopping the database', () => database.close())
  if (process.connected) process.disconnect()
}

function describeDatabase({ embedded, reused, url }) {
  const { hostname, port, pathname } = new URL(url)
  return `${embedded ? 'embedded PostgreSQL' : 'PostgreSQL'} at ${hostname}:${port || 5432}${pathname}${reused ? ', still running' : ''}`
}

function counted(applied) {
  return applied.length === 0 ? 'up to date' : `${applied.length} applied`
}
