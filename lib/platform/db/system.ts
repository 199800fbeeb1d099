import 'server-only'
import type { PoolClient } from 'pg'
import { committed } from './after-commit'
import { assertCommitted, breaksConnection, giveBack } from './connection'
import { translateDbError } from './errors'
import { systemPool } from './pool'
import { rawTypes } from './raw-types'

/** Runs one statement as the system role and returns its rows. */
export type SystemSql = <T extends object>(text: string, values?: readonly unknown[]) => Promise<T[]>

/**
 * Cross-tenant work: provisioning, the outbox relay, finding the tenant of a host. It sees every tenant, so
 * only the modules on the lint's allow list may import this file.
 *
 * @throws DomainError as `translateDbError` says
 */
export const systemSql: SystemSql = async (text, values) => {
  const client = await systemPool().connect()
  let broken = false
  try {
    return await run(client, text, values)
  } catch (error) {
    broken = breaksConnection(error)
    throw translateDbError(error)
  } finally {
    giveBack(client, broken)
  }
}

/**
 * Several statements as the system role, all or none. A statement that failed undoes the whole even when its
 * error was caught.
 *
 * @throws DomainError as `translateDbError` says, and whatever `work` throws
 */
export async function systemTransaction<T>(work: (sql: SystemSql) => Promise<T>): Promise<T> {
  const client = await systemPool().connect()
  try {
    await client.query('BEGIN')
    const sql: SystemSql = (text, values) => run(client, text, values)
    const outcome = await work(sql)
    assertCommitted((await client.query('COMMIT')).command)
    committed(sql)
    return outcome
  } catch (error) {
    // Fails only on a connection that is gone, and with it the transaction; giveBack sees that.
    await client.query('ROLLBACK').catch(() => undefined)
    throw translateDbError(error)
  } finally {
    giveBack(client)
  }
}

async function run<T extends object>(
  client: PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const { rows } = await client.query<T>({ text, values: [...values], types: rawTypes })
  return rows
}
