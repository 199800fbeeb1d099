import { reason, type Reason } from '../reasons'
import type { OpenFile } from './bytes'
import { fieldsOf } from './fields'
import { recordsOf, type RecordText } from './records'
import { detectEncoding, textOf } from './text'
import { UnreadableFile } from './unreadable'

/** A row below the header; 1 is the first. */
export type TableRow =
  | { row: number; values: readonly string[]; broken?: undefined }
  | { row: number; broken: Reason; values?: undefined }

export interface Table {
  header: readonly string[]
  /** Reads the rows from the first on, always in the same order; may be called again for another pass. */
  rows: () => AsyncGenerator<TableRow>
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const HEADER_LIMIT = 64 * 1024
/** More than any log has; each of them costs something in every row. */
const MOST_COLUMNS = 1_000

/**
 * Opens a CSV file (RFC 4180; also with `;`, tab or `|`): encoding and delimiter are found out, the header is
 * read, rows come one after the other in bounded memory.
 * @throws UnreadableFile when there is no header, or none of a table, or the file is no text
 */
export async function openTable(open: OpenFile): Promise<Table> {
  const encoding = await detectEncoding(open)
  const text = () => textOf(open, encoding)
  const delimiter = await findDelimiter(text())
  for await (const { values, broken } of fieldsOfEach(text(), delimiter)) {
    if (broken) throw new UnreadableFile('not_text')
    if (values.length > MOST_COLUMNS) throw new UnreadableFile('too_many_columns')
    const header = values.map((name) => name.trim())
    if (header.every((name) => name === '')) break
    return { header, rows: () => body(text(), delimiter, header.length) }
  }
  throw new UnreadableFile('empty')
}

async function* body(text: AsyncIterable<string>, delimiter: string, width: number): AsyncGenerator<TableRow> {
  let row = -1
  for await (const { values, broken } of fieldsOfEach(text, delimiter)) {
    row += 1
    if (row === 0) continue
    if (broken) yield { row, broken: reason(broken) }
    else if (values.length === width) yield { row, values }
    else yield { row, broken: reason('wrong_column_count', undefined, `${values.length} / ${width}`) }
  }
}

/** The fields of one record, or why there are none. */
type Fields =
  | { values: string[]; broken?: undefined }
  | { values?: undefined; broken: NonNullable<RecordText['broken']> }

/** The fields of every record, the header's among them. */
async function* fieldsOfEach(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Fields> {
  for await (const record of recordsOf(text, delimiter)) {
    const values = record.broken ? null : fieldsOf(record.text, delimiter)
    yield values ? { values } : { broken: record.broken ?? 'broken_quotes' }
  }
}

/** The character that splits the header into most columns. */
async function findDelimiter(text: AsyncIterable<string>): Promise<string> {
  let start = ''
  for await (const piece of text) {
    start = `${start}${piece}`.trimStart().slice(0, HEADER_LIMIT)
    if (start.length === HEADER_LIMIT || /[\r\n]/.test(start)) break
  }
  const line = start.split(/[\r\n]/, 1)[0]?.replace(/"(?:[^"]|"")*"/g, '') ?? ''
  // Control characters in the header are what tells other files from text.
  if (/[\u0001-\u0008\u000e-\u001f]/.test(line)) throw new UnreadableFile('not_text')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
