import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '@/scripts/lib/migrate.mjs'
import { startPostgres } from '@/scripts/lib/postgres.mjs'
import { ensureLogins } from '@/scripts/lib/roles.mjs'

/** Password of the roles on the test server. */
export const ROLE_PASSWORD = 'farol-test'

const TEMPLATE = 'farol_template_'
const COPY = 'farol_test_'
/** Serialises test runs that start at the same time on one server. */
const SETUP_LOCK = 72_707_370

export interface TestServer {
  /** Any database of the server, as its superuser. */
  url: (database: string) => string
  template: string
  close: () => Promise<void>
}

/** Name of the copy that a worker of this run works on. */
export const copyName = (run: number, worker: string | number): string => `${COPY}${run}_${worker}`

/**
 * The server for this run, with the migrated template on it: the one that TEST_DATABASE_URL names (a server for
 * tests alone, as superuser), else an embedded one.
 */
export async function openTestServer(run: number): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? undefined : await startPostgres({ name: 'test-postgres', durable: false })
  const url =
    embedded?.url ??
    ((database: string) => Object.assign(new URL(given ?? ''), { pathname: `/${database}` }).href)
  const template = await withClient(url('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK])
    await dropCopies(client, (owner) => !isRunning(owner))
    return prepareTemplate(client, url)
  })
  const close = async () => {
    const idle = await withClient(url('postgres'), async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK])
      await dropCopies(client, (owner) => owner === run || !isRunning(owner))
      const { rows } = await client.query(
        'SELECT 1 FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()',
      )
      return rows.length === 0
    })
    // Another run on the same embedded server may still need it.
    if (idle) await embedded?.stop()
  }
  return { url, template, close }
}

/** A connection for the time of `work`. */
export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A database with all migrations, named after them: built once, and again when a migration changes. */
async function prepareTemplate(client: pg.Client, url: (database: string) => string): Promise<string> {
  const digest = createHash('sha256')
  for (const { name, checksum } of readMigrations()) digest.update(`${name} ${checksum}\n`)
  const template = `${TEMPLATE}${digest.digest('hex').slice(0, 12)}`
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [TEMPLATE],
  )
  if (!rows.some(({ datname }) => datname === template)) {
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}"`)
    // Under another name until it is complete: an interrupted run must not leave half a template.
    const draft = `${COPY}0_draft`
    await client.query(`DROP DATABASE IF EXISTS ${draft}`)
    await client.query(`CREATE DATABASE ${draft}`)
    await migrate(url(draft))
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
  }
  await ensureLogins(url('postgres'), { farol_app: ROLE_PASSWORD, farol_system: ROLE_PASSWORD, farol_engine: ROLE_PASSWORD })
  return template
}

async function dropCopies(client: pg.Client, isDue: (owner: number) => boolean): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [COPY],
  )
  for (const { datname } of rows) {
    if (isDue(Number(datname.slice(COPY.length).split('_')[0])))
      await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
  }
}

/** Whether the test run that made a copy is still there; a killed one leaves its copies to the next. */
function isRunning(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
