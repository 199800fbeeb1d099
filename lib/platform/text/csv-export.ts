import 'server-only'
import { type CsvCell, csvLines, type CsvSeparator } from './csv'

interface Page<Row> {
  data: readonly Row[]
  page: { nextCursor: string | null }
}

/** One column of a file: what it is called, and what it says of a row. */
export interface Column<Row> {
  heading: string
  cell: (row: Row) => CsvCell
}

/**
 * A list as CSV, made while it is read: each page is fetched when the one before was taken, so that an export holds
 * one page in memory, however long it is.
 */
export const csvOf = <Row>(
  columns: readonly Column<Row>[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
  separator: CsvSeparator,
): AsyncGenerator<string> => csvLines(columns.map(({ heading }) => heading), cellsOf(columns, readPage), separator)

async function* cellsOf<Row>(
  columns: readonly Column<Row>[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
): AsyncGenerator<CsvCell[][]> {
  let cursor: string | undefined
  do {
    const { data, page } = await readPage(cursor)
    yield data.map((row) => columns.map(({ cell }) => cell(row)))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
