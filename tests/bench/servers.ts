import { fork, spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { engineArgs, engineEnvironment, isEngineReady, liveEnvironment } from '@/scripts/lib/engine.mjs'
import { logFile } from '@/scripts/lib/processes.mjs'
import { dataDir, root } from '@/scripts/lib/project.mjs'
import { isReady } from '@/scripts/lib/readiness.mjs'
import { Problem } from '@/scripts/lib/say.mjs'
import type { BenchDatabase } from './database'

/** A process that is measured. */
export interface Measured {
  pid: number
  port: number
  /** Works for it, and is charged with it. */
  engine?: Measured
  stop: () => Promise<void>
  /** Ends it as a crash would. */
  kill: () => Promise<void>
}

/** The web process with the engine that runs its jobs. */
export type Stack = Measured & Required<Pick<Measured, 'engine'>>

export const DIST_DIR = '.next-bench'
/** The build with the yardsticks in it, and the same secret for the process that seals the cookies. */
export const BENCH_ENVIRONMENT = {
  FAROL_BENCH: '1',
  FAROL_DIST_DIR: DIST_DIR,
  FAROL_ROOT_DOMAIN: 'localhost',
  FAROL_DEMO: '0',
  FAROL_SECRET: 'a-secret-of-the-benchmark-that-guards-nothing',
  FAROL_STORAGE: path.join(dataDir, 'bench', 'files'),
  FAROL_ALLOW_PRIVATE_HOSTS: '1',
  INBOUND_MAIL_SECRET: 'a-secret-of-the-benchmark',
  RATE_LIMIT_FACTOR: '1000000',
  LOG_LEVEL: 'info',
  AUTH_TRUST_HOST: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
}

const KEYS = { INNGEST_EVENT_KEY: 'bench', INNGEST_SIGNING_KEY: `signkey-bench-${'be'.repeat(32)}` }
/** By which browsers and the web process reach the engine for live updates. */
export const LIVE_KEYS = { PUSHER_KEY: 'bench', PUSHER_SECRET: 'bench' }

export const profileFolder = path.join(dataDir, 'bench', 'profiles')

/** The web process as `npm start` runs it, on that database. @param enginePort of the engine that runs its jobs, if any does */
export async function startWeb(database: BenchDatabase, { profiled = false, enginePort = 0 } = {}): Promise<Measured> {
  const port = await freePort()
  mkdirSync(profileFolder, { recursive: true })
  const flags = profiled ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []
  const environment = {
    ...given(),
    ...BENCH_ENVIRONMENT,
    ...(enginePort && { ...KEYS, INNGEST_BASE_URL: `http://127.0.0.1:${enginePort}`, ...liveOn(enginePort) }),
    DATABASE_APP_URL: database.appUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    FAROL_PUBLIC_PORT: String(port),
    PORT: String(port),
  }
  return start('bench web', [...flags, 'scripts/web.mjs'], environment, port, () => isReady(port))
}

const liveOn = (port: number) => liveEnvironment({ port: 0, secrets: LIVE_KEYS }, { ENGINE_PORT: String(port) })

/** The web process and its engine. */
export async function startStack(database: BenchDatabase): Promise<Stack> {
  const enginePort = await freePort()
  const web = await startWeb(database, { enginePort })
  const stack: Stack = {
    ...web,
    engine: await startEngine(database, web, enginePort),
    async stop() {
      await web.stop()
      await stack.engine.stop()
    },
  }
  return stack
}

/** The engine as `npm start` runs it, which knows the yardsticks' jobs besides the product's. */
export function startEngine(database: BenchDatabase, web: Measured, port: number): Promise<Measured> {
  const environment = engineEnvironment(
    { ...given(), ...BENCH_ENVIRONMENT, ...KEYS, ...liveOn(port), PORT: String(web.port), ENGINE_PORT: String(port) },
    database.engineUrl,
  )
  const apps = `${environment.ENGINE_APPS},http://127.0.0.1:${web.port}/api/bench/jobs`
  return start('bench engine', engineArgs, { ...environment, ENGINE_APPS: apps }, port, () => isEngineReady(port))
}

/** Sends events to the engine, as the web process does. */
export async function sendEvents({ port }: Measured, events: readonly object[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/e/${KEYS.INNGEST_EVENT_KEY}`, { method: 'POST', body: JSON.stringify(events) })
  if (!response.ok) throw new Error(`The engine answered ${response.status}: ${await response.text()}`)
}

/** What was given to this command, but for what belongs to another installation. */
function given(): Record<string, string | undefined> {
  const foreign = /^(DATABASE_|INNGEST_|PUSHER_|ENGINE_)|^FAROL_ENGINE$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}

async function start(
  name: string,
  args: readonly string[],
  environment: Record<string, string | undefined>,
  port: number,
  ready: () => Promise<boolean>,
): Promise<Measured> {
  const file = logFile(name)
  const output = openSync(file, 'w')
  const child = spawn(process.execPath, args, { cwd: root, env: { ...environment, NODE_ENV: 'production' }, stdio: ['ignore', output, output] })
  closeSync(output)
  for (let waited = 0; !(await ready()); waited++) {
    if (child.exitCode !== null || waited > 300) {
      child.kill('SIGKILL')
      throw new Problem(`The ${name} process did not become ready; see ${file}`)
    }
    await sleep(200)
  }
  return measured(child, port)
}

/** The yardstick L on the same database, as a role that no row-level security binds. */
export async function startBare({ url }: BenchDatabase): Promise<Measured> {
  const port = await freePort()
  const child = fork(fileURLToPath(new URL('bare.ts', import.meta.url)), [String(port), url], { execArgv: [] })
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error('The bare server did not start')))
  })
  return measured(child, port)
}

function measured(child: ChildProcess, port: number): Measured {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    pid: child.pid ?? 0,
    port,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(force)
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port'))))
    })
  })
}
