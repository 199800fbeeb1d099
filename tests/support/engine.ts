import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { urlAs } from '@/scripts/lib/roles.mjs'
import { freePort } from './free-port'
import { ROLE_PASSWORD } from './test-server'

export interface Engine {
  port: number
  process: ChildProcess
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** The keys by which a test's web process and its engine know each other. */
export const TEST_KEYS = {
  INNGEST_EVENT_KEY: 'a-test-key',
  INNGEST_SIGNING_KEY: `signkey-test-${'ab'.repeat(32)}`,
}

/** As `TEST_KEYS`, for live updates. */
const LIVE_KEYS = { PUSHER_APP_ID: 'farol', PUSHER_KEY: 'a-test-key', PUSHER_SECRET: 'a-test-secret' }

/** What leads the code under test to the live channels of the engine at a port. */
export const liveOn = (port: number) => ({ ...LIVE_KEYS, PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String(port) })

/** What leads the code under test to the engine at a port. */
export const jobsOn = (port: number) => ({ ...TEST_KEYS, INNGEST_BASE_URL: `http://127.0.0.1:${port}` })

interface Place {
  /** The database as its owner. */
  databaseUrl: string
  /** Address of the jobs' route. */
  app: string
  port?: number
}

/** Starts a real engine for one database and one application; what it says goes to `.data/test/<name>.log`. */
export async function startEngine(name: string, { databaseUrl, app, port = 0 }: Place): Promise<Engine> {
  mkdirSync('.data/test', { recursive: true })
  const at = port || (await freePort())
  const child = spawn(process.execPath, ['engine/main.ts'], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      ...TEST_KEYS,
      ...LIVE_KEYS,
      DATABASE_ENGINE_URL: urlAs(databaseUrl, 'farol_engine', ROLE_PASSWORD),
      ENGINE_PORT: String(at),
      ENGINE_APPS: app,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(`.data/test/${name}.log`, { flags: 'a' })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  return { port: at, process: child, stop: (signal = 'SIGTERM') => end(child, signal) }
}

/** Waits until the engine has its database and knows the application's functions. */
export async function untilEngineReady({ port, process: child }: Engine): Promise<void> {
  const until = Date.now() + 30_000
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(child.exitCode === null ? 'The engine did not become ready' : `The engine ended with ${child.exitCode}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(force)
}
