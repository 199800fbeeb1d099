import pg from 'pg'
import { fingerprint } from '@/scripts/lib/fingerprint.mjs'
import { migrate } from '@/scripts/lib/migrate.mjs'
import { startPostgres } from '@/scripts/lib/postgres.mjs'
import { ensureLogins, urlAs } from '@/scripts/lib/roles.mjs'
import { step } from '@/scripts/lib/say.mjs'
import { load, type Size } from './data/load'

const ROLE_PASSWORD = 'farol-bench'
/** What the data is made from. */
const SOURCES = ['tests/bench/data', 'prisma/migrations', ...['clock', 'defaults', 'facts', 'stopwatch', 'store'].map((name) => `lib/sla/${name}.ts`)]

export interface BenchServer {
  /** Process id of PostgreSQL itself, whose children serve the connections. */
  pid: number
  url: (database: string) => string
  stop: () => Promise<void>
}

export interface BenchDatabase {
  /** As superuser. */
  url: string
  appUrl: string
  systemUrl: string
  engineUrl: string
}

/**
 * A cluster of its own, with the settings of production: every commit waits for the disk. Besides, it remembers when
 * each transaction was committed: how late something was told is read from that.
 */
export async function startBenchServer(): Promise<BenchServer> {
  const first = await startPostgres({ name: 'bench-postgres' })
  const [setting] = await sql<{ on: boolean }>(first.url('postgres'), "select current_setting('track_commit_timestamp')::boolean as on")
  if (!setting?.on) {
    await sql(first.url('postgres'), 'alter system set track_commit_timestamp = on')
    await first.stop()
  }
  const { url, stop } = setting?.on ? first : await startPostgres({ name: 'bench-postgres' })
  const [row] = await sql<{ pid: string }>(url('postgres'), "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid")
  return { pid: Number(row?.pid), url, stop }
}

/** The database of that size: the one of an earlier run when it was made the same way, else a new one. */
export async function openBenchDatabase(
  server: BenchServer,
  { tenants, incidents, fresh }: Size & { fresh: boolean },
): Promise<BenchDatabase> {
  const name = `farol_bench_${tenants}x${incidents}`
  const url = server.url(name)
  const made = fingerprint(SOURCES)
  if (fresh || (await noteOn(server, name)) !== made) {
    await step(`Loading ${incidents} incidents of ${tenants} tenants`, async () => {
      await sql(server.url('postgres'), `drop database if exists ${name} with (force)`)
      await sql(server.url('postgres'), `create database ${name}`)
      await migrate(url)
      await load(url, { tenants, incidents })
      // Last of all: a load that was interrupted has no note, and is made again.
      await sql(server.url('postgres'), `comment on database ${name} is '${made}'`)
    })
  }
  return opened(url)
}

async function opened(url: string): Promise<BenchDatabase> {
  await ensureLogins(url, { farol_app: ROLE_PASSWORD, farol_system: ROLE_PASSWORD, farol_engine: ROLE_PASSWORD })
  const as = (role: string) => urlAs(url, role, ROLE_PASSWORD)
  return { url, appUrl: as('farol_app'), systemUrl: as('farol_system'), engineUrl: as('farol_engine') }
}

/** A copy of a database to which nobody is connected, for work that leaves traces; `drop` removes it. */
export async function copyOf(server: BenchServer, { url }: BenchDatabase): Promise<BenchDatabase & { drop: () => Promise<void> }> {
  const name = 'farol_bench_copy'
  const admin = server.url('postgres')
  const drop = async () => void (await sql(admin, `drop database if exists ${name} with (force)`))
  await drop()
  await sql(admin, `create database ${name} template ${new URL(url).pathname.slice(1)} strategy file_copy`)
  return { ...(await opened(server.url(name))), drop }
}

/** Removes what a run has added, so that the next one finds what this one found. */
export async function sweep({ url }: BenchDatabase, since: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    await client.query('truncate audit_entry, outbox_event, idempotency_key')
    await client.query('delete from timeline_entry where at >= $1', [since])
    await client.query('delete from ticket_sla where (tenant_id, ticket_id) in (select tenant_id, id from ticket where created_at >= $1)', [since])
    await client.query('delete from ticket where created_at >= $1', [since])
    await client.query('drop schema engine cascade; create schema engine; grant usage, create on schema engine to farol_engine')
    await client.query('vacuum analyze ticket, ticket_sla, timeline_entry')
  } finally {
    await client.end()
  }
}

async function noteOn(server: BenchServer, name: string): Promise<string | null> {
  const [row] = await sql<{ note: string | null }>(
    server.url('postgres'),
    "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
    [name],
  )
  return row?.note ?? null
}

/** One statement on a connection of its own. */
export async function sql<T extends object>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<T>(text, values)
    return rows
  } finally {
    await client.end()
  }
}
