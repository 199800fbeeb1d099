import 'server-only'
import pg, { type CommandCompleteMessage, type Connection, type DataRowMessage, type QueryConfig } from 'pg'
import { keepsStatements, sendBinder } from './binder'

type Done = (error: Error | undefined, result: pg.ResultBuilder) => void

/**
 * One statement in the name of one tenant, in one flight: the binder and the statement go out under a single
 * Sync, which PostgreSQL runs as one implicit transaction. When it ends, so does the setting; no later user of
 * the connection can inherit it, whether the statement succeeded, failed or was cancelled.
 */
export class TenantQuery extends pg.Query {
  /** Until the binder has completed, its row and completion are not the caller's. */
  private binding = true
  private settled = false

  constructor(
    config: QueryConfig,
    private readonly tenantId: string,
    done: Done,
  ) {
    super(config, undefined, (error, result) => {
      // A connection that is closed for its error reports to its running query once more.
      if (this.settled) return
      this.settled = true
      done(error, result)
    })
    this.queryMode = 'extended'
    if (!keepsStatements()) this.name = undefined
  }

  override prepare(connection: Connection): void {
    sendBinder(connection, this.tenantId)
    super.prepare(connection)
  }

  override handleDataRow(message: DataRowMessage): void {
    if (!this.binding) super.handleDataRow(message)
  }

  override handleCommandComplete(message: CommandCompleteMessage, connection: Connection): void {
    if (this.binding) this.binding = false
    else super.handleCommandComplete(message, connection)
  }
}
