import 'server-only'
import pg, { type Pool, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg'
import { beginAs } from './binder'
import { assertCommitted, breaksConnection, giveBack } from './connection'
import { TenantQuery } from './tenant-query'

/** Runs one statement for a tenant in one flight, on a connection taken for just that. */
export function queryAs<R extends QueryResultRow>(
  pool: Pool,
  tenantId: string,
  config: QueryConfig,
): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) => {
    let client: PoolClient
    const query = new TenantQuery(config, tenantId, (error, result) => {
      giveBack(client, error && breaksConnection(error))
      if (error) reject(error)
      else resolve(result)
    })
    pool.connect((refused, free) => {
      if (!free) return reject(refused ?? new Error('No connection'))
      client = free
      client.query(query)
    })
  })
}

/**
 * The pool as @prisma/adapter-pg sees it. Every statement runs as the tenant that `tenantOf` names at the moment
 * of the call: alone in one flight, or in a transaction that is bound to the tenant when it begins. `poolOf`
 * picks the database the tenant is placed on.
 */
export function tenantPool(poolOf: (tenantId: string) => Pool, tenantOf: () => string): Pool {
  // The adapter asks for an instance of Pool and uses no more of it than this; the real pools, with their
  // listeners, stand behind poolOf.
  const facade = Object.create(pg.Pool.prototype) as Pool
  const unheard = () => facade
  return Object.assign(facade, {
    query: async (config: QueryConfig) => {
      const tenantId = tenantOf()
      return queryAs(poolOf(tenantId), tenantId, config)
    },
    connect: async () => {
      const tenantId = tenantOf()
      return boundClient(await poolOf(tenantId).connect(), tenantId)
    },
    on: unheard,
    removeListener: unheard,
  })
}

/** A connection for one transaction of one tenant. */
function boundClient(client: PoolClient, tenantId: string) {
  return {
    query: async (config: QueryConfig) => {
      if (config.text === 'BEGIN') return client.query(beginAs(tenantId))
      const result = await client.query(config)
      if (config.text === 'COMMIT') assertCommitted(result.command)
      return result
    },
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
    release: (error?: Error) => giveBack(client, error),
  }
}
