import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from '@/lib/tickets/access'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import { isTicket } from '@/lib/tickets/ref-condition'
import type { Page } from '@/lib/tickets/schema'
import { problemWhere, type ProblemFilter } from './filter'
import { orderOf } from './order'
import type { ProblemDto, ProblemListQuery, ProblemRow } from './schema'
import { detailColumns, problemJoins, problemOf, rowColumns, rowOf, type ProblemRecord, type RowRecord } from './serialize'
import type { ProblemSort } from './vocabulary'

/** A page of problems. @throws Forbidden, ValidationFailed (a cursor that is not ours) */
export async function listProblems(ctx: Ctx, { limit, cursor, sort, count, ...filter }: ProblemListQuery): Promise<Page<ProblemRow>> {
  authorize(ctx, 'problem.read')
  const params = new SqlParams()
  const { column, type, descending, by } = orderOf(sort)
  let where = problemWhere(ctx, filter, params)
  if (cursor) {
    const last = decodeCursor(cursor, sort)
    where += ` and (${column}, t.id) ${descending ? '<' : '>'} (${params.add(last.value)}::${type}, ${params.add(last.id)}::uuid)`
  }
  const text = `select ${rowColumns(ctx, params)} from ticket t ${problemJoins}
    where ${where} order by ${by} limit ${limit + 1}`
  const [records, total] = await Promise.all([
    tenantSql<RowRecord>(ctx, { text, values: params.values }),
    count ? countProblems(ctx, filter) : undefined,
  ])
  const data = records.slice(0, limit).map(rowOf)
  const hasMore = records.length > limit
  const nextCursor = hasMore ? cursorAt(records[limit - 1], sort) : null
  return { data, page: { nextCursor, hasMore, ...(total === undefined ? {} : { total }) } }
}

/** The place in a list just behind a row; null when there is no row. */
export function cursorAt(row: RowRecord | undefined, sort: ProblemListQuery['sort']): string | null {
  return row ? encodeCursor({ sort, value: row[sort.replace('-', '') as ProblemSort], id: row.id }) : null
}

/** @throws Forbidden */
export async function countProblems(ctx: Ctx, filter: ProblemFilter): Promise<number> {
  authorize(ctx, 'problem.read')
  const params = new SqlParams()
  const text = `select count(*)::int as n from ticket t join problem p on p.tenant_id = t.tenant_id and p.ticket_id = t.id
    where ${problemWhere(ctx, filter, params)}`
  const rows = await tenantSql<{ n: number }>(ctx, { text, values: params.values })
  return rows[0]?.n ?? 0
}

function detailQuery(ctx: Ctx, reader: Ctx, ref: string) {
  const params = new SqlParams()
  const text = `select ${detailColumns(ctx, params)} from ticket t ${problemJoins}
    where ${isTicket('problem', ref, params)} and ${visibleTickets(reader, params)}`
  return { text, values: params.values }
}

function onlyOne([record]: ProblemRecord[]): ProblemDto {
  if (!record) throw new NotFound('Problem')
  return problemOf(record)
}

/** @throws NotFound, Forbidden */
export async function getProblem(ctx: Ctx, ref: string): Promise<ProblemDto> {
  authorize(ctx, 'problem.read')
  return onlyOne(await tenantSql<ProblemRecord>(ctx, detailQuery(ctx, ctx, ref)))
}

/**
 * The problem as it stands within a transaction: what a verb returns. That the actor may see it was asked when it
 * was fetched; a change may just have ended that, and is no failure.
 * @throws NotFound
 */
export async function readProblem(tx: Tx, ctx: Ctx, id: string): Promise<ProblemDto> {
  const { text, values } = detailQuery(ctx, { ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, id)
  return onlyOne(await txSql<ProblemRecord>(tx, text, values))
}
