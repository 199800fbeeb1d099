import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { type CsvCell, csvLines, type CsvSeparator } from '@/lib/platform/text/csv'
import { instantsIn } from '@/lib/platform/text/instant'
import { visibleTickets } from '@/lib/tickets/access'
import { problemWhere } from '../filter'
import { orderOf } from '../order'
import type { ProblemDto, ProblemListQuery } from '../schema'
import { detailColumns, problemJoins, problemOf, type ProblemRecord } from '../serialize'
import { problemCells, type ProblemWording } from './cells'
import type { ProblemExportField } from './vocabulary'

/** Problems read at once: what an export holds in memory beside their ids. */
const PAGE = 200

interface ProblemExportFormat {
  fields: readonly ProblemExportField[]
  separator: CsvSeparator
  wording: ProblemWording
}

type ExportQuery = Omit<ProblemListQuery, 'limit' | 'cursor' | 'count'>

/**
 * Every problem of a list as CSV, made while it is read: which ones, and in which order, is settled at once, and each
 * reads as it is when its line is made. That it was asked for is in the audit before the first line leaves.
 * @throws Forbidden
 */
export async function exportProblems(ctx: Ctx, query: ExportQuery, { fields, separator, wording }: ProblemExportFormat): Promise<AsyncGenerator<string>> {
  authorize(ctx, 'problem.read')
  const { sort, ...filter } = query
  const ids = await idsOf(ctx, query)
  await withTenant(ctx, (tx) =>
    record(tx, ctx, { entity: { type: 'export', id: newId() }, action: 'problems.exported', after: { filter, sort, fields, count: ids.length } }),
  )
  const cells = problemCells(wording, instantsIn(ctx.tenant.timezone))
  return csvLines(fields.map(wording.heading), rowsOf(ctx, ids, fields.map((field) => cells[field])), separator)
}

/** The ids of the whole list, in its order. */
async function idsOf(ctx: Ctx, { sort, ...filter }: ExportQuery): Promise<string[]> {
  const params = new SqlParams()
  const text = `select t.id from ticket t join problem p on p.tenant_id = t.tenant_id and p.ticket_id = t.id
    where ${problemWhere(ctx, filter, params)} order by ${orderOf(sort).by}`
  return (await tenantSql<{ id: string }>(ctx, { text, values: params.values })).map(({ id }) => id)
}

/** Page after page; each is read when the one before is taken. */
async function* rowsOf(ctx: Ctx, ids: readonly string[], cells: readonly ((problem: ProblemDto) => CsvCell)[]): AsyncGenerator<CsvCell[][]> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const problems = await problemsOf(ctx, ids.slice(at, at + PAGE))
    yield problems.map((problem) => cells.map((cell) => cell(problem)))
  }
}

/** Those that the actor may still see, in the order of their ids. */
async function problemsOf(ctx: Ctx, ids: readonly string[]): Promise<ProblemDto[]> {
  const params = new SqlParams()
  const text = `select ${detailColumns(ctx, params)}
    from unnest(${params.add(ids)}::uuid[]) with ordinality as asked(id, place) join ticket t on t.id = asked.id ${problemJoins}
    where ${visibleTickets(ctx, params)} order by asked.place`
  return (await tenantSql<ProblemRecord>(ctx, { text, values: params.values })).map(problemOf)
}
