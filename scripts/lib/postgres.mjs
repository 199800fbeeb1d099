/**
 * An embedded PostgreSQL: the real server, from npm, on 127.0.0.1 with a password of its own.
 *
 * The server is started by pg_ctl as a daemon, not as a child: a Ctrl-C or a kill -9 of the command that
 * started it never takes it away in the middle of a transaction, and the next start finds it and goes on.
 */

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { program } from './postgres-binaries.mjs'
import { clusterHome } from './postgres-home.mjs'
import { pidFile, postmaster } from './postgres-process.mjs'
import { lastLines } from './processes.mjs'
import { Problem } from './say.mjs'

const LOG_LIMIT = 20 * 1024 * 1024

/**
 * @typedef {object} PostgresServer
 * @property {number} port
 * @property {boolean} reused whether it was already running
 * @property {(database: string) => string} url the superuser's address of a database
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the cluster called `name`, or takes over one that an interrupted command left running.
 *
 * @param {object} [options]
 * @param {string} [options.name] folder under `.data/`
 * @param {number} [options.port] a fixed port; otherwise a free one is chosen and remembered
 * @param {string} [options.password] the superuser's password; otherwise generated at creation
 * @param {boolean} [options.durable] false gives up crash safety for speed: for tests only
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({ name = 'postgres', port, password, durable = true } = {}) {
  const { default: pg } = await import('pg')
  const home = clusterHome(name)
  const cluster = { ...home, data: path.join(home.folder, 'data'), log: path.join(home.folder, 'postgres.log') }
  const secret = clusterPassword(cluster, password)
  const urlAt = (at) => (database) => `postgresql://postgres:${encodeURIComponent(secret)}@127.0.0.1:${at}/${database}`
  const opened = (at, reused) => ({
    port: at,
    reused,
    url: urlAt(at),
    isAlive: () => postmaster(cluster.data).state === 'alive',
    stop: async () => stopServer(cluster),
  })

  const answers = (at) => servesFolder(pg, urlAt(at)('postgres'), cluster.data)
  const left = await leftRunning(cluster, answers)
  if (left && (!port || left === port)) return opened(left, true)
  if (left) stopServer(cluster)

  create(cluster, secret)
  const chosen = port ?? (await rememberedPort(cluster))
  writeSettings(cluster, { port: chosen, durable })
  await startServer(cluster, chosen)
  return opened(chosen, false)
}

/** The superuser's password, kept beside the data it opens so that the two cannot part. */
function clusterPassword({ folder, data }, given) {
  const file = path.join(folder, 'password')
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    writeFileSync(file, given ?? randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

/** The port of a server that an interrupted command left running on this folder. */
async function leftRunning({ data }, answers) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const { state, port } = postmaster(data)
    if (state === 'foreign') rmSync(pidFile(data))
    if (state !== 'alive') return undefined
    if (port && (await answers(port))) return port
    // Starting, replaying its log after a crash, or shutting down: wait for the outcome.
    await sleep(500)
  }
  throw new Problem(`PostgreSQL process ${postmaster(data).pid} holds ${data} but does not answer. Stop it and try again.`)
}

async function servesFolder(pg, connectionString, data) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return path.resolve(rows[0].data_directory) === path.resolve(data)
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function create(cluster, secret) {
  if (existsSync(path.join(cluster.data, 'PG_VERSION'))) return
  // A creation that was interrupted leaves a folder without PG_VERSION, or one that is not finished.
  const draft = `${cluster.data}.new`
  rmSync(draft, { recursive: true, force: true })
  rmSync(cluster.data, { recursive: true, force: true })
  const passwordFile = path.join(cluster.folder, 'initdb-password')
  writeFileSync(passwordFile, secret, { mode: 0o600 })
  if (cluster.account.uid !== undefined) chownSync(passwordFile, cluster.account.uid, cluster.account.gid)
  try {
    const ctype = utf8Locale()
    call(cluster, 'initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting and case folding that are the same on every machine; words in search need a UTF-8 ctype.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(ctype ? [`--lc-ctype=${ctype}`] : []),
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(path.join(draft, 'postgresql.conf'), "\ninclude 'farol.conf'\n")
  renameSync(draft, cluster.data)
}

function utf8Locale() {
  if (process.platform === 'win32') return undefined
  const known = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout?.split('\n') ?? []
  return ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.includes(name))
}

/** The port of the last start when it is free, else another free one. */
async function rememberedPort({ data }) {
  const settings = path.join(data, 'farol.conf')
  const last = existsSync(settings) ? Number(/^port = (\d+)$/m.exec(readFileSync(settings, 'utf8'))?.[1]) : 0
  return (last && (await freePort(last))) || freePort(0)
}

function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function writeSettings({ data, account }, { port, durable }) {
  const memory = Math.floor(totalmem() / 1024 / 1024)
  const settings = {
    port,
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    max_connections: 100,
    shared_buffers: '256MB',
    effective_cache_size: `${Math.max(512, Math.floor(memory / 4))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: 1.1,
    max_parallel_workers_per_gather: availableParallelism() > 4 ? 2 : 0,
    jit: 'off',
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    log_line_prefix: "'%m [%p] %u@%d '",
    lc_messages: "'C'",
    // The values of a failed statement may be personal data: the log keeps the error alone.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const file = path.join(data, 'farol.conf')
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`)
  writeFileSync(file, `# Written at every start.\n${lines.join('\n')}\n`)
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid)
}

async function startServer(cluster, port) {
  if (existsSync(cluster.log) && statSync(cluster.log).size > LOG_LIMIT) renameSync(cluster.log, `${cluster.log}.1`)
  // After a kill -9 the old server's last children hold its memory for a moment: the second try finds it free.
  for (let attempt = 1; ; attempt++) {
    const result = control(cluster, ['start', '-w', '-t', '120', '-s', '-l', cluster.log])
    if (result.status === 0) return
    if (attempt < 5) {
      await sleep(1000)
      continue
    }
    throw new Problem(
      `PostgreSQL did not start on port ${port}. The end of ${cluster.log}:\n\n${lastLines(cluster.log, 15) || result.stderr}`,
    )
  }
}

function stopServer(cluster) {
  const result = control(cluster, ['stop', '-m', 'fast', '-w', '-t', '60', '-s'])
  if (result.status !== 0 && existsSync(pidFile(cluster.data))) {
    throw new Problem(`PostgreSQL did not stop: ${result.stderr.trim()} (see ${cluster.log})`)
  }
}

function control(cluster, [action, ...flags]) {
  return spawnSync(program(cluster.native, 'pg_ctl'), [action, '-D', cluster.data, ...flags], settings(cluster))
}

function call(cluster, name, args) {
  const { status, stdout, stderr, error } = spawnSync(program(cluster.native, name), args, settings(cluster))
  if (status !== 0) throw new Problem(`PostgreSQL's ${name} failed.\n\n${error?.message ?? `${stdout}${stderr}`.trim()}`)
}

/** The server inherits none of its starter's environment: it holds secrets that are not the server's. */
function settings({ account, folder }) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }) }
  return { ...account, cwd: folder, env, encoding: 'utf8', windowsHide: true }
}
