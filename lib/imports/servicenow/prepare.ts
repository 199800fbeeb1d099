import { BadRow, type Unit } from '../draft'
import { sortLarge } from '../file/external-sort'
import { openTable, type Table } from '../file/table'
import type { Prepare } from '../prepared'
import type { Reason } from '../reasons'
import { Audit } from './audit'
import { cellsOf, normalizeHeader } from './columns'
import { numberOf, readRow } from './row'

/** A row on its way through the sort. Rows that are refused carry no key and so come first. */
type Sorted = { key: string; row: number; values: readonly string[] } | { key: ''; row: number; refused: Reason }

/**
 * Prepares a ServiceNow audit log, in which every row is one state of an incident and rows of one incident
 * may lie anywhere: rows are checked and sorted by number, then each incident is built from its own.
 * @throws UnreadableFile
 */
export const prepareServiceNow: Prepare = async (open, { timeZone }) => {
  const table = await openTable(open)
  const header = normalizeHeader(table.header)
  const sorted = await sortLarge(checked(table, header, timeZone), bytesOf)
  return { total: sorted.total, units: incidents(sorted.items, header, timeZone), dispose: sorted.dispose }
}

async function* checked(table: Table, header: readonly string[], timeZone: string): AsyncGenerator<Sorted> {
  for await (const { row, values, broken } of table.rows()) {
    if (broken) {
      yield { key: '', row, refused: broken }
      continue
    }
    try {
      const cells = cellsOf(header, values)
      const key = numberOf(cells)
      readRow(row, cells, timeZone)
      yield { key, row, values }
    } catch (error) {
      if (!(error instanceof BadRow)) throw error
      yield { key: '', row, refused: error.reason }
    }
  }
}

async function* incidents(items: AsyncIterable<Sorted>, header: readonly string[], timeZone: string): AsyncGenerator<Unit> {
  let audit: Audit | undefined
  for await (const item of items) {
    if ('refused' in item) {
      yield { rows: 1, rejected: { row: item.row, reason: item.refused } }
      continue
    }
    if (item.key !== audit?.number) {
      if (audit) yield audit.unit()
      audit = new Audit(item.key, header)
    }
    const cells = cellsOf(header, item.values)
    audit.add({ ...readRow(item.row, cells, timeZone), cells }, bytesOf(item))
  }
  if (audit) yield audit.unit()
}

/** About what a row takes in memory: its texts, and what each of them costs besides. */
const bytesOf = (item: Sorted): number =>
  'refused' in item ? 500 : item.values.reduce((sum, value) => sum + 20 + 2 * value.length, 200)
