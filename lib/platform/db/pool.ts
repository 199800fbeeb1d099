import 'server-only'
import pg from 'pg'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { prepareBinder, sessionOptions, STATEMENT_TIMEOUT } from './binder'

/** How long a caller waits for a connection, in milliseconds, before it is told that the house is full. */
export const CONNECT_TIMEOUT = 8_000

const open = processWide('db.pools', () => new Map<'app' | 'system', pg.Pool>())

/** Connections of the restricted role; every tenant's work runs on them, behind the facade. */
function appPool(): pg.Pool {
  return poolCalled('app', {
    connectionString: env.DATABASE_APP_URL,
    max: env.DATABASE_POOL_SIZE,
    onConnect: prepareBinder,
  })
}

/** Connections of the role that sees every tenant. Few, so that cross-tenant work cannot crowd out requests. */
export const systemPool = (): pg.Pool =>
  poolCalled('system', {
    connectionString: env.DATABASE_SYSTEM_URL,
    max: Math.max(2, Math.floor(env.DATABASE_POOL_SIZE / 4)),
  })

/** Connections to the database that a tenant is placed on: the one place that decides. Today all share one. */
export const poolOf: (tenantId: string) => pg.Pool = appPool

/** Round trip to the database as the restricted role, in milliseconds. @throws when it does not answer */
export async function pingDatabase(): Promise<number> {
  const started = performance.now()
  await appPool().query('select 1')
  return performance.now() - started
}

export interface PoolCounts {
  pool: 'app' | 'system'
  limit: number
  busy: number
  idle: number
  /** Callers that wait for a connection. */
  waiting: number
}

/** How full the pools of this process are; one that nobody asked yet is not among them. */
export const poolCounts = (): PoolCounts[] =>
  [...open].map(([pool, { options, totalCount, idleCount, waitingCount }]) => ({
    pool,
    limit: options.max,
    busy: totalCount - idleCount,
    idle: idleCount,
    waiting: waitingCount,
  }))

/** Ends all connections; the next query opens new ones. For an orderly stop, and for tests. */
export async function closePools(): Promise<void> {
  const pools = [...open.values()]
  open.clear()
  await Promise.all(pools.map((pool) => pool.end()))
}

function poolCalled(name: 'app' | 'system', config: pg.PoolConfig): pg.Pool {
  const known = open.get(name)
  if (known) return known
  const pool = new pg.Pool({
    application_name: `farol-${name}`,
    options: sessionOptions(),
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    // The server gives up first; this is for a server, or a network, that answers nothing at all.
    query_timeout: STATEMENT_TIMEOUT + 5_000,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 3_600,
    ...config,
  })
  survive(pool, name)
  open.set(name, pool)
  return pool
}

/**
 * An 'error' event that nobody hears ends the process. The pool has already let an idle connection go by then,
 * and one in use reports to its running query; so it is enough to have listened.
 */
function survive(pool: pg.Pool, name: string): void {
  pool.on('error', (error) => log().warn({ error, pool: name }, 'An idle database connection was lost'))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
}
