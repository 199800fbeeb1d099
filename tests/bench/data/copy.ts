import { once } from 'node:events'
import type pg from 'pg'
import { from, type CopyStreamQuery } from 'pg-copy-streams'

export type Value = string | number | boolean | null | Date | readonly string[]

/** Rows are sent in pieces of about this many characters. */
const PIECE = 64 * 1024

/** One COPY into a table, on a connection that does nothing else until it ends. */
export class Copy {
  private readonly stream: CopyStreamQuery
  private piece = ''

  constructor(client: pg.Client, table: string, columns: readonly string[]) {
    this.stream = client.query(from(`COPY ${table} (${columns.join()}) FROM STDIN`))
  }

  /** Adds a row; a promise only when the server has to catch up. */
  row(values: readonly Value[]): Promise<unknown> | undefined {
    this.piece += `${values.map(textOf).join('\t')}\n`
    if (this.piece.length < PIECE) return undefined
    const piece = this.piece
    this.piece = ''
    return this.stream.write(piece) ? undefined : once(this.stream, 'drain')
  }

  async end(): Promise<void> {
    const finished = once(this.stream, 'finish')
    this.stream.end(this.piece)
    await finished
  }
}

/** A value in COPY's text format. */
function textOf(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escape(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return escape(`{${value.map((item) => JSON.stringify(item)).join()}}`)
  return String(value)
}

const escape = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text
