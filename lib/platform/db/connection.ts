import 'server-only'
import pg, { type PoolClient } from 'pg'

/**
 * Server errors after which the connection, or what it has prepared, is of no more use: connection exceptions
 * (08), shutdown and termination (57P), a prepared statement that is gone (26000). The last one is how a plan
 * that a migration outdated shows itself.
 */
const BREAKING = /^(08...|57P..|26000)$/
const OUTDATED_PLAN = 'cached plan must not change result type'

/**
 * Whether an error costs the connection. A refused statement does not: the server has answered and waits for
 * the next. Whatever does not come from the server (socket, timeout) leaves the conversation at an unknown point.
 */
export function breaksConnection(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true
  return BREAKING.test(error.code ?? '') || error.message === OUTDATED_PLAN
}

/**
 * Gives a connection back; one that is still inside a transaction is closed instead, so that nobody continues
 * what another has abandoned.
 */
export function giveBack(client: PoolClient, error?: Error | boolean): void {
  client.release(error || client.getTransactionStatus() !== 'I')
}

/**
 * COMMIT of a transaction in which a statement has failed answers ROLLBACK without an error. The caller must
 * not take that for success.
 */
export function assertCommitted(command: string | undefined): void {
  if (command !== 'ROLLBACK') return
  const error = new pg.DatabaseError(
    'nothing was committed: a statement had failed before COMMIT',
    0,
    'error',
  )
  error.severity = 'ERROR'
  error.code = '25P02'
  throw error
}
