import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { urlAs } from '@/scripts/lib/roles.mjs'
import { copyName, openTestServer, ROLE_PASSWORD, withClient } from '../../support/test-server'

const LOG = '.data/test/e2e-web.log'

/**
 * Starts the production build on a database of its own, once for the run. Tests share the process and part by
 * tenants.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const run = process.pid
  const server = await openTestServer(run)
  const name = copyName(run, 'e2e')
  await withClient(server.url('postgres'), (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${server.template}"`))
  const port = await freePort()
  const url = server.url(name)
  // Workers start after this and inherit it.
  Object.assign(process.env, {
    DATABASE_URL: url,
    DATABASE_APP_URL: urlAs(url, 'farol_app', ROLE_PASSWORD),
    DATABASE_SYSTEM_URL: urlAs(url, 'farol_system', ROLE_PASSWORD),
    FAROL_SECRET: 'a-secret-of-the-test-run-that-guards-nothing',
    FAROL_ROOT_DOMAIN: 'localhost',
    FAROL_PUBLIC_PORT: String(port),
    FAROL_STORAGE: '.data/test/e2e-files',
    PORT: String(port),
    // The local mailbox is looked into, and one address signs in often.
    FAROL_DEMO: '1',
    RATE_LIMIT_FACTOR: '1000',
    LOG_LEVEL: 'warn',
    AUTH_TRUST_HOST: 'true',
  })
  const web = startWeb()
  try {
    await untilReady(`http://localhost:${port}/api/health/ready`, web)
  } catch (error) {
    web.kill('SIGKILL')
    await server.close()
    throw error
  }
  return async () => {
    await stop(web)
    await server.close()
  }
}

function startWeb(): ChildProcess {
  mkdirSync('.data/test', { recursive: true })
  const { NODE_OPTIONS: _workersOnly, DATABASE_URL: _owner, ...env } = process.env
  const web = spawn(process.execPath, ['scripts/web.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const log = createWriteStream(LOG)
  web.stdout.pipe(log)
  web.stderr.pipe(log)
  return web
}

async function untilReady(url: string, web: ChildProcess): Promise<void> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    if (web.exitCode !== null) break
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The web process did not become ready; its output is in ${LOG}`)
}

async function stop(web: ChildProcess): Promise<void> {
  if (web.exitCode !== null) return
  const gone = new Promise((resolve) => web.once('exit', resolve))
  web.kill('SIGTERM')
  const force = setTimeout(() => web.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(force)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
