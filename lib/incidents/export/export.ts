import 'server-only'
import { countIncidents, listIncidents } from '@/lib/incidents/queries'
import type { IncidentDto, IncidentListQuery } from '@/lib/incidents/schema'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { type CsvCell, csvLines, type CsvSeparator } from '@/lib/platform/text/csv'
import { cellsOf, type Wording } from './cells'
import type { ExportField } from './vocabulary'

/** Rows read at once: what an export holds in memory, however long it is. */
const PAGE = 500

export interface ExportFormat {
  fields: readonly ExportField[]
  separator: CsvSeparator
  wording: Wording
}

type ExportQuery = Omit<IncidentListQuery, 'limit' | 'cursor' | 'count'>

/**
 * Every incident of a list as CSV, made while it is read. That it was asked for, with which filter, and how many
 * incidents there were then, is in the audit before the first line leaves.
 * @throws Forbidden
 */
export async function exportIncidents(ctx: Ctx, query: ExportQuery, { fields, separator, wording }: ExportFormat): Promise<AsyncGenerator<string>> {
  authorize(ctx, 'incident.read')
  const { sort, ...filter } = query
  const count = await countIncidents(ctx, filter)
  await withTenant(ctx, (tx) =>
    record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'incidents.exported', after: { filter, sort, fields, count } }),
  )
  const cells = cellsOf(wording, ctx.tenant.timezone)
  return csvLines(fields.map(wording.heading), rowsOf(ctx, query, fields.map((field) => cells[field])), separator)
}

/** Page after page behind the last row of the one before; each is read when the one before is taken. */
async function* rowsOf(
  ctx: Ctx,
  query: ExportQuery,
  cells: readonly ((incident: IncidentDto) => CsvCell)[],
): AsyncGenerator<CsvCell[][]> {
  let cursor: string | undefined
  do {
    const { data, page } = await listIncidents(ctx, { ...query, limit: PAGE, cursor, count: false })
    yield data.map((incident) => cells.map((cell) => cell(incident)))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
