/** Makes a cluster's data folder and writes its settings. */

import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { program } from './postgres-binaries.mjs'
import { Problem } from './say.mjs'

/**
 * @typedef {object} Cluster
 * @property {string} folder home of everything that belongs to it
 * @property {string} data PostgreSQL's own folder in it
 * @property {string} log
 * @property {string} native PostgreSQL's programs
 * @property {{uid?: number, gid?: number}} account that runs them
 */

/** The superuser's password, kept beside the data it opens so that the two cannot part. */
export function clusterPassword({ folder, data }, given) {
  const file = path.join(folder, 'password')
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    writeFileSync(file, given ?? randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

/** Creates the data folder unless it is there. */
export function createCluster(cluster, secret) {
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

/** Writes the settings that a start depends on. */
export function writeSettings({ data, account }, { port, durable }) {
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

/** The port of the last start. */
export function lastPort({ data }) {
  const settings = path.join(data, 'farol.conf')
  return existsSync(settings) ? Number(/^port = (\d+)$/m.exec(readFileSync(settings, 'utf8'))?.[1]) : 0
}

function call(cluster, name, args) {
  const { status, stdout, stderr, error } = spawnSync(
    program(cluster.native, name),
    args,
    spawnOptions(cluster),
  )
  if (status !== 0)
    throw new Problem(`PostgreSQL's ${name} failed.\n\n${error?.message ?? `${stdout}${stderr}`.trim()}`)
}

/** The server inherits none of its starter's environment: it holds secrets that are not the server's. */
export function spawnOptions({ account, folder }) {
  const env = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }),
  }
  return { ...account, cwd: folder, env, encoding: 'utf8', windowsHide: true }
}
