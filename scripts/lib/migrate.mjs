/**
 * Applies prisma/migrations the way `prisma migrate deploy` does: the same lock, order, checksums and table, so
 * that either may be used on the same database. Unlike it, a migration and its record are one transaction: a
 * kill -9 in the middle leaves nothing behind that a person would have to resolve.
 */

import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'
import { Problem, warn } from './say.mjs'

const PRISMA_LOCK = 72707369
const folder = path.join(root, 'prisma', 'migrations')

const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings the database at `url` up to date.
 *
 * @param {string} url connection of the owner
 * @returns {Promise<string[]>} names of the migrations that were applied now
 */
export async function migrate(url) {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(table)
    const { rows: past } = await client.query('SELECT * FROM _prisma_migrations WHERE rolled_back_at IS NULL')
    refuseFailed(past)
    const migrations = readMigrations()
    warnAboutDrift(past, migrations)
    const done = new Set(past.map((row) => row.migration_name))
    const due = migrations.filter(({ name }) => !done.has(name))
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  })
}

/** The names of the committed migrations with their SQL, in the order in which they are applied. */
export function readMigrations() {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID()
  await client.query('BEGIN')
  try {
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
      [id, checksum, name],
    )
    await client.query(sql)
    await client.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new Problem(`Migration ${name} failed and was undone: ${describe(error, sql)}`)
  }
}

function describe(error, sql) {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : ''
  return [`${error.message}${line}`, error.detail, error.hint].filter(Boolean).join('\n')
}

function refuseFailed(past) {
  const failed = past.find((row) => row.finished_at === null)
  if (!failed) return
  throw new Problem(
    `Migration ${failed.migration_name} failed earlier and is not resolved (Prisma's P3009). ` +
      'Repair the database, then run: npm run prisma -- migrate resolve',
  )
}

function warnAboutDrift(past, migrations) {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { migration_name: name, checksum } of past) {
    if (!known.has(name))
      warn(`The database has migration ${name}, which this version does not know: it is newer.`)
    else if (known.get(name) !== checksum) warn(`Migration ${name} was edited after it was applied.`)
  }
}

/** Opens a connection for the time of `work`. Connection problems become Problems that name the server. */
export async function withClient(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { host, pathname } = new URL(url)
    throw new Problem(
      `Cannot connect to the database ${pathname.slice(1)} at ${host}: ${error.message || error.code}`,
    )
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
