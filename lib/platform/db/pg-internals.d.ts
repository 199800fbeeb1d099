export {}

/**
 * The part of node-postgres that @types/pg leaves out. TenantQuery stands on how a query writes its messages and
 * how the client hands it the answers; tests/isolation/db covers every member, so an upgrade of pg that changes
 * one cannot pass unnoticed.
 */
declare module 'pg' {
  /** Sends one protocol message each; nothing leaves before the stream is uncorked. */
  interface Connection {
    /** Statements the server has parsed on this connection: name to text. */
    readonly parsedStatements: Partial<Record<string, string>>
    parse(message: { name: string; text: string }): void
    bind(message: {
      portal: string
      statement: string
      values: string[]
      valueMapper: (value: string) => string
    }): void
    execute(message: { portal: string }): void
  }

  interface CommandCompleteMessage {
    readonly text: string
  }

  interface DataRowMessage {
    readonly fields: readonly unknown[]
  }

  interface Client {
    /** Lets the process end while the connection is open. */
    unref(): void
  }

  interface Query {
    name: string | undefined
    /** 'extended' forces Parse, Bind and Execute even where no value is bound. */
    queryMode: 'extended' | undefined
    /** Writes Parse (unless known), Bind, Describe, Execute and Sync. */
    prepare(connection: Connection): void
    handleDataRow(message: DataRowMessage): void
    handleCommandComplete(message: CommandCompleteMessage, connection: Connection): void
  }
}
