import 'server-only'
import { incidentWhere } from '@/lib/incidents/filter'
import { orderOf } from '@/lib/incidents/order'
import type { IncidentDto, IncidentListQuery } from '@/lib/incidents/schema'
import { incidentJoins, incidentShape, type IncidentRecord } from '@/lib/incidents/serialize'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { type CsvCell, csvLines, type CsvSeparator } from '@/lib/platform/text/csv'
import { shownClocks } from '@/lib/sla/shown'
import { visibleTickets } from '@/lib/tickets/access'
import { cellsOf, type Wording } from './cells'
import type { ExportField } from './vocabulary'

/** Rows read at once: what an export holds in memory beside their ids, however long it is. */
const PAGE = 500
/** Bytes of an id. */
const ID = 16

export interface ExportFormat {
  fields: readonly ExportField[]
  separator: CsvSeparator
  wording: Wording
}

type ExportQuery = Omit<IncidentListQuery, 'limit' | 'cursor' | 'count'>

/**
 * Every incident of a list as CSV, made while it is read. Which ones, and in which order, is settled at once: what
 * changes meanwhile is neither lost nor told twice, and reads as it is when its line is made. Only what the reader
 * may not see any more is left out. That it was asked for, with which filter, and how many incidents there were
 * then, is in the audit before the first line leaves.
 * @throws Forbidden
 */
export async function exportIncidents(ctx: Ctx, query: ExportQuery, { fields, separator, wording }: ExportFormat): Promise<AsyncGenerator<string>> {
  authorize(ctx, 'incident.read')
  const { sort, ...filter } = query
  const ids = await idsOf(ctx, query)
  const count = ids.length / ID
  await withTenant(ctx, (tx) =>
    record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'incidents.exported', after: { filter, sort, fields, count } }),
  )
  const cells = cellsOf(wording, ctx.tenant.timezone)
  return csvLines(fields.map(wording.heading), rowsOf(ctx, ids, fields.map((field) => cells[field])), separator)
}

/** The ids of the whole list in its order, one behind the other: a million of them are 16 MB. */
async function idsOf(ctx: Ctx, { sort, ...filter }: ExportQuery): Promise<Buffer> {
  const params = new SqlParams()
  const { id, from, by } = orderOf(sort)
  const text = `select string_agg(uuid_send(${id}), ''::bytea order by ${by}) as ids from ${from} where ${incidentWhere(ctx, filter, params)}`
  const [row] = await tenantSql<{ ids: Buffer | null }>(ctx, { text, values: params.values })
  return row?.ids ?? Buffer.alloc(0)
}

/** Page after page; each is read when the one before is taken. */
async function* rowsOf(
  ctx: Ctx,
  ids: Buffer,
  cells: readonly ((incident: IncidentDto) => CsvCell)[],
): AsyncGenerator<CsvCell[][]> {
  for (let at = 0; at < ids.length; at += PAGE * ID) {
    const incidents = await incidentsOf(ctx, ids.subarray(at, at + PAGE * ID))
    yield incidents.map((incident) => cells.map((cell) => cell(incident)))
  }
}

/** Those that the actor may see of the incidents with these ids, in their order. */
async function incidentsOf(ctx: Ctx, ids: Buffer): Promise<IncidentDto[]> {
  const params = new SqlParams()
  const asked = Array.from({ length: ids.length / ID }, (_, index) => ids.toString('hex', index * ID, (index + 1) * ID))
  const text = `
    select ${incidentShape.columns}
    from (
      select t.*, asked.place from unnest(${params.add(asked)}::uuid[]) with ordinality as asked(id, place)
        join ticket t on t.tenant_id = ${params.add(ctx.tenant.id)}::uuid and t.id = asked.id
      where t.kind = 'incident' and ${visibleTickets(ctx, params)}
    ) t ${incidentJoins}
    order by t.place`
  const records = await tenantSql<IncidentRecord>(ctx, { text, values: params.values })
  const clocks = await shownClocks(ctx, records.map((record) => record.clocks))
  return records.map((record) => incidentShape.of(record, clocks))
}
