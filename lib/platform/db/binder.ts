import 'server-only'
import type { ClientBase, Connection } from 'pg'
import { env } from '@/lib/platform/env'

/** Longest time one statement may run, in milliseconds. */
export const STATEMENT_TIMEOUT = 15_000
/** Longest time a transaction may wait for its next statement, in milliseconds. */
export const IDLE_TIMEOUT = 20_000

/** Whether connections keep named statements. Behind PgBouncer older than 1.21 none survives a transaction. */
export const keepsStatements = (): boolean => env.DATABASE_PREPARED === '1'

/**
 * Settings every session needs. Prisma writes and reads timestamps without an offset and takes them for UTC,
 * so any other time zone would move every stored time.
 */
const settings = {
  TimeZone: 'UTC',
  statement_timeout: String(STATEMENT_TIMEOUT),
  idle_in_transaction_session_timeout: String(IDLE_TIMEOUT),
}

/** Startup options with the settings; none behind a pooler, which would refuse them. */
export const sessionOptions = (): string | undefined =>
  keepsStatements()
    ? Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' ')
    : undefined

const bindTenant = "select set_config('app.tenant_id', $1, true)"
const bindSettings = Object.entries(settings).map(
  ([name, value]) => `set_config('${name}', '${value}', true)`,
)

/**
 * The statement that binds a transaction to the tenant $1. All of it is local to the transaction. Behind a
 * pooler the session belongs to nobody, so there the other settings are bound along with it.
 */
const bindAll = `${bindTenant}, ${bindSettings.join(', ')}`
const NAME = 'farol_bind'

/**
 * Parses the binder once per connection, so that later flights only name it. Gives the promise that a pool waits
 * for before it hands the connection out; the types of its hook do not know of it.
 */
export function prepareBinder(client: ClientBase): unknown {
  return keepsStatements() ? client.query({ name: NAME, text: bindTenant, values: [''] }) : undefined
}

/** Puts the binder in front of whatever the caller sends next under the same Sync. */
export function sendBinder(connection: Connection, tenantId: string): void {
  const statement = connection.parsedStatements[NAME] === undefined ? '' : NAME
  if (statement === '') connection.parse({ name: '', text: bindAll })
  connection.bind({ portal: '', statement, values: [tenantId], valueMapper: (value) => value })
  connection.execute({ portal: '' })
}

/**
 * BEGIN and the setting as one simple query. SET takes no snapshot, so the isolation level may still follow.
 * `tenantId` must have been checked to be a UUID.
 */
export function beginAs(tenantId: string): string {
  const all = keepsStatements() ? {} : settings
  const sets = Object.entries({ 'app.tenant_id': tenantId, ...all }).map(
    ([name, value]) => `SET LOCAL ${name} = '${value}'`,
  )
  return ['BEGIN', ...sets].join('; ')
}
