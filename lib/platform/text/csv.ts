import 'server-only'
import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | boolean | null

/** Characters between cells: what spreadsheets expect depends on their language. */
export const CSV_DELIMITERS = { semicolon: ';', comma: ',' } as const
export type CsvSeparator = keyof typeof CSV_DELIMITERS

/**
 * Rows as CSV for spreadsheets, page by page: the first piece is the heading with a byte order mark, so that accents
 * survive. Texts that begin like a formula get an apostrophe before them (OWASP: CSV injection).
 */
export async function* csvLines(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly CsvCell[])[]>,
  separator: CsvSeparator,
): AsyncGenerator<string> {
  const options = { delimiter: CSV_DELIMITERS[separator], escape_formulas: true, record_delimiter: 'windows' } as const
  yield stringify([[...headings]], { ...options, bom: true })
  for await (const rows of pages) if (rows.length > 0) yield stringify(rows.map((row) => [...row]), options)
}
