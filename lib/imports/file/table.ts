import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { reason, type Reason } from '../reasons'
import type { OpenFile } from './bytes'
import { recordsOf } from './records'
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
/** Records that are taken apart in one go. */
const AT_ONCE = 500

/**
 * Opens a CSV file (RFC 4180; also with `;`, tab or `|`): encoding and delimiter are found out, the header is
 * read, rows come one after the other in bounded memory.
 * @throws UnreadableFile when there is no header, or the file is no text
 */
export async function openTable(open: OpenFile): Promise<Table> {
  const encoding = await detectEncoding(open)
  const text = () => textOf(open, encoding)
  const delimiter = await findDelimiter(text())
  for await (const first of fieldsOf(text(), delimiter)) {
    const header = (first ?? []).map((name) => name.trim())
    if (header.every((name) => name === '')) break
    return { header, rows: () => body(text(), delimiter, header.length) }
  }
  throw new UnreadableFile('empty')
}

async function* body(text: AsyncIterable<string>, delimiter: string, width: number): AsyncGenerator<TableRow> {
  let row = -1
  for await (const values of fieldsOf(text, delimiter)) {
    row += 1
    if (row === 0) continue
    if (!values) yield { row, broken: reason('broken_quotes') }
    else if (values.length === width) yield { row, values }
    else yield { row, broken: reason('wrong_column_count', undefined, `${values.length} / ${width}`) }
  }
}

/** The fields of every record, the header's among them; null for a record whose quotes are broken. */
async function* fieldsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[] | null> {
  let gathered: string[] = []
  for await (const record of recordsOf(text, delimiter)) {
    if (record.broken) {
      yield* split(gathered, delimiter)
      gathered = []
      yield null
    } else if (gathered.push(record.text) === AT_ONCE) {
      yield* split(gathered, delimiter)
      gathered = []
    }
  }
  yield* split(gathered, delimiter)
}

function* split(records: readonly string[], delimiter: string): Generator<string[] | null> {
  try {
    yield* parse(records.join('\n'), { delimiter, bom: true, trim: true, relax_quotes: true, relax_column_count: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (records.length === 1) yield null
    else for (const record of records) yield* split([record], delimiter)
  }
}

/** The character that splits the header into most columns. */
async function findDelimiter(text: AsyncIterable<string>): Promise<string> {
  let start = ''
  for await (const piece of text) {
    start += piece
    if (/\S[^\r\n]*[\r\n]/.test(start) || start.length > HEADER_LIMIT) break
  }
  const line = start.trimStart().split(/[\r\n]/, 1)[0]?.replace(/"(?:[^"]|"")*"/g, '') ?? ''
  // Control characters in the header are what tells other files from text.
  if (/[\u0001-\u0008\u000e-\u001f]/.test(line)) throw new UnreadableFile('not_text')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
