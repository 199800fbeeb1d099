/**
 * An embedded PostgreSQL: the real server, from npm, on 127.0.0.1 with a password of its own.
 *
 * The server is started by pg_ctl as a daemon, not as a child: a Ctrl-C or a kill -9 of the command that
 * started it never takes it away in the middle of a transaction, and the next start finds it and goes on.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { program } from './postgres-binaries.mjs'
import { clusterPassword, createCluster, lastPort, spawnOptions, writeSettings } from './postgres-cluster.mjs'
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
  const cluster = {
    ...home,
    data: path.join(home.folder, 'data'),
    log: path.join(home.folder, 'postgres.log'),
  }
  const secret = clusterPassword(cluster, password)
  const urlAt = (at) => (database) =>
    `postgresql://postgres:${encodeURIComponent(secret)}@127.0.0.1:${at}/${database}`
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

  createCluster(cluster, secret)
  const chosen = port ?? (await rememberedPort(cluster))
  writeSettings(cluster, { port: chosen, durable })
  await startServer(cluster, chosen)
  return opened(chosen, false)
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
  throw new Problem(
    `PostgreSQL process ${postmaster(data).pid} holds ${data} but does not answer. Stop it and try again.`,
  )
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

/** The port of the last start when it is free, else another free one. */
async function rememberedPort(cluster) {
  const last = lastPort(cluster)
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

async function startServer(cluster, port) {
  if (existsSync(cluster.log) && statSync(cluster.log).size > LOG_LIMIT)
    renameSync(cluster.log, `${cluster.log}.1`)
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
  return spawnSync(
    program(cluster.native, 'pg_ctl'),
    [action, '-D', cluster.data, ...flags],
    spawnOptions(cluster),
  )
}
