import { BadRow, type Unit } from '../draft'
import { openTable, type Table } from '../file/table'
import { UnreadableFile } from '../file/unreadable'
import type { Prepare } from '../prepared'
import type { CsvMapping } from '../schema'
import { completeMapping } from './fields'
import { incidentOf } from './row'

/**
 * Prepares a plain CSV file with one incident a row. `given` says what columns are; the others are guessed by
 * their names.
 * @throws UnreadableFile also when no column is the title
 */
export const prepareCsv =
  (given: CsvMapping): Prepare =>
  async (open, { timeZone }) => {
    const table = await openTable(open)
    const mapping = completeMapping(table.header, given)
    if (!Object.values(mapping).includes('title')) throw new UnreadableFile('missing_columns', ['title'])
    let total = 0
    for await (const { row } of table.rows()) total = row
    return { total, units: incidents(table, mapping, timeZone), dispose: async () => undefined }
  }

async function* incidents(table: Table, mapping: CsvMapping, timeZone: string): AsyncGenerator<Unit> {
  for await (const { row, values, broken } of table.rows()) {
    if (broken) {
      yield { rows: 1, rejected: { row, reason: broken } }
      continue
    }
    try {
      yield { rows: 1, draft: incidentOf(row, table.header, values, mapping, timeZone) }
    } catch (error) {
      if (!(error instanceof BadRow)) throw error
      yield { rows: 1, rejected: { row, reason: error.reason } }
    }
  }
}
