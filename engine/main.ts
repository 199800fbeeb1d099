/**
 * The engine: a process of its own that runs background jobs for applications over the Inngest protocol and carries
 * live updates to browsers over that of Pusher Channels, on PostgreSQL. `node engine/main.ts`; see docs/engine.md.
 */

import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from './database/database.ts'
import { CHANNEL, LIVE_CHANNEL, startListener } from './database/listener.ts'
import { migrate } from './database/migrate.ts'
import type { Engine } from './engine.ts'
import { readEnvironment, type Environment } from './env.ts'
import { createHttpServer, type Route } from './http/server.ts'
import { statusRoutes } from './http/status.ts'
import { createRegistry } from './jobs/functions/registry.ts'
import { FUNCTIONS_CHANGED } from './jobs/functions/register.ts'
import { createMetrics } from './jobs/metrics.ts'
import { startJobs } from './jobs/start.ts'
import { createLog, type Log } from './log.ts'
import { startRealtime } from './realtime/start.ts'

/** How long calls in flight may take to finish after a stop was asked for, in milliseconds. */
const GRACE = 10_000

async function main(): Promise<void> {
  const env = readEnvironment()
  const log = createLog(env.logLevel)
  const database = openDatabase(env.databaseUrl, Math.min(20, env.concurrency + 6))
  const registry = createRegistry()
  await prepare(log, async () => {
    await migrate(database)
    await registry.load(database)
  })
  const number = randomInt(1, 2 ** 31 - 1)
  const metrics = createMetrics()
  const engine: Engine = { env, log, database, registry, metrics, number, wake: () => jobs.wake() }
  const routes: Route[] = []
  const server = createHttpServer(routes, log)
  const live = env.pusher && startRealtime(engine, env.pusher, server)
  // Before any work is begun: a second engine on the same port must not touch the queue.
  await listen(server, env)
  const jobs = startJobs(engine)
  routes.push(
    ...jobs.routes,
    ...(live?.routes ?? []),
    ...statusRoutes(engine, { missing: jobs.missingApps, ...(live && { live: live.metrics }) }),
  )
  const hearJobs = (notice: string) => {
    if (notice !== 'jobs') registry.load(database).catch((error: unknown) => log.debug({ error }, notice))
    if (notice !== FUNCTIONS_CHANGED) engine.wake()
  }
  const listener = startListener(env.databaseUrl, number, log, {
    [CHANNEL]: hearJobs,
    ...(live && { [LIVE_CHANNEL]: live.hear }),
  })
  log.info({ host: env.host, port: env.port, number }, 'The engine is running')

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    // Calls in flight may still send events; so the door closes after them.
    await Promise.all([jobs.stop(GRACE), live?.stop()])
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await Promise.race([closed, sleep(500)])
    await listener.close()
    // Connections of calls that were given up are not waited for: their leases expire.
    await Promise.race([database.close(), sleep(500)])
    process.exit(0)
  }
  for (const reason of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(reason, () => void end())
}

/** Waits for a database that is not there yet. */
async function prepare(log: Log, work: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries % 20 === 0) log.warn({ error }, 'The database is not ready; trying again')
      await sleep(500)
    }
  }
}

function listen(server: ReturnType<typeof createHttpServer>, env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
