import { fork, spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { logFile } from '@/scripts/lib/processes.mjs'
import { dataDir, root } from '@/scripts/lib/project.mjs'
import { isReady } from '@/scripts/lib/readiness.mjs'
import { Problem } from '@/scripts/lib/say.mjs'
import type { BenchDatabase } from './database'

/** A process that is measured. */
export interface Measured {
  pid: number
  port: number
  stop: () => Promise<void>
}

export const DIST_DIR = '.next-bench'
/** The build with the yardsticks in it, and the same secret for the process that seals the cookies. */
export const BENCH_ENVIRONMENT = {
  FAROL_BENCH: '1',
  FAROL_DIST_DIR: DIST_DIR,
  FAROL_ROOT_DOMAIN: 'localhost',
  FAROL_DEMO: '0',
  FAROL_SECRET: 'a-secret-of-the-benchmark-that-guards-nothing',
  FAROL_STORAGE: path.join(dataDir, 'bench', 'files'),
  RATE_LIMIT_FACTOR: '1000000',
  LOG_LEVEL: 'info',
  AUTH_TRUST_HOST: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
}

export const profileFolder = path.join(dataDir, 'bench', 'profiles')

/** The web process as `npm start` runs it, on that database. */
export async function startWeb(database: BenchDatabase, { profiled = false } = {}): Promise<Measured> {
  const port = await freePort()
  mkdirSync(profileFolder, { recursive: true })
  const flags = profiled ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []
  const file = logFile('bench web')
  const output = openSync(file, 'w')
  const { DATABASE_URL: _owner, ...given } = process.env
  const child = spawn(process.execPath, [...flags, 'scripts/web.mjs'], {
    cwd: root,
    env: {
      ...given,
      ...BENCH_ENVIRONMENT,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_SYSTEM_URL: database.systemUrl,
      FAROL_PUBLIC_PORT: String(port),
      PORT: String(port),
    },
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  for (let waited = 0; !(await isReady(port)); waited++) {
    if (child.exitCode !== null || waited > 300) throw new Problem(`The web process did not become ready; see ${file}`)
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
