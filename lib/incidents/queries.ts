import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { visibleTickets } from '@/lib/tickets/access'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import { parseRef } from '@/lib/tickets/ref'
import type { Page } from '@/lib/tickets/schema'
import { incidentWhere, type IncidentFilter } from './filter'
import { incidentJoins, incidentJson, incidentRowJson } from './json'
import type { IncidentDto, IncidentListQuery, IncidentSort } from './schema'

const SORT_COLUMNS: Record<IncidentSort, { column: string; type: string }> = {
  createdAt: { column: 't.created_at', type: 'timestamptz' },
  updatedAt: { column: 't.updated_at', type: 'timestamptz' },
  priority: { column: 't.priority', type: 'int2' },
  number: { column: 't.number', type: 'int4' },
}

/** What a row of a queue shows. */
export type IncidentRow = Pick<
  IncidentDto,
  'id' | 'number' | 'version' | 'title' | 'status' | 'holdReason' | 'priority' | 'category' | 'team' | 'channel'
  | 'confidential' | 'createdAt' | 'updatedAt'
> & { requester: { id: string; name: string }; assignee: { id: string; name: string } | null }

/** A page as the database built it: the rows are JSON text that nobody needs to parse on its way out. */
export interface RawPage {
  json: string
  nextCursor: string | null
  total?: number
}

/** @throws Forbidden, ValidationFailed (a cursor that is not ours) */
export async function listIncidentsRaw(ctx: Ctx, query: IncidentListQuery, shape: string = incidentJson): Promise<RawPage> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const { limit, cursor, sort, count, ...filter } = query
  const params = new SqlParams()
  const descending = sort.startsWith('-')
  const { column, type } = SORT_COLUMNS[sort.replace('-', '') as IncidentSort]
  let where = incidentWhere(ctx, filter, params)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, sort)
    where += `\n    and (${column}, t.id) ${descending ? '<' : '>'} (${params.add(value)}::${type}, ${params.add(id)}::uuid)`
  }
  const order = descending ? 'desc' : 'asc'
  const size = `${params.add(limit)}::int`
  // One row more than asked for tells whether there is another page; it is not shown.
  const text = `
    with page as materialized (
      select t.*, ${column} as sort_value, row_number() over (order by ${column} ${order}, t.id ${order}) as place
      from ticket t
      where ${where}
      order by ${column} ${order}, t.id ${order} limit ${size} + 1
    )
    select coalesce((
      select json_agg(${shape} order by t.place) from page t ${incidentJoins} where t.place <= ${size}
    ), '[]')::text as json,
    (select json_build_array(sort_value, id)::text from page
      where place = ${size} and exists (select from page where place > ${size})) as next`
  const [rows, total] = await Promise.all([
    tenantSql<{ json: string; next: string | null }>(ctx, { text, values: params.values }),
    count ? countIncidents(ctx, filter) : undefined,
  ])
  const row = rows[0]
  if (!row) throw new Error('The list query returned no row')
  return { json: row.json, nextCursor: nextCursor(sort, row.next), ...(total === undefined ? {} : { total }) }
}

function nextCursor(sort: string, next: string | null): string | null {
  if (!next) return null
  const [value, id] = JSON.parse(next) as [string | number, string]
  return encodeCursor({ sort, value: typeof value === 'string' ? new Date(value).toISOString() : value, id })
}

const parsePage = <T>({ json, nextCursor: next, total }: RawPage): Page<T> => ({
  data: JSON.parse(json) as T[],
  page: { nextCursor: next, hasMore: next !== null, ...(total === undefined ? {} : { total }) },
})

/** A page of incidents, whole. @throws Forbidden, ValidationFailed */
export const listIncidents = async (ctx: Ctx, query: IncidentListQuery) =>
  parsePage<IncidentDto>(await listIncidentsRaw(ctx, query))

/** A page of a queue. @throws Forbidden, ValidationFailed */
export const listIncidentRows = async (ctx: Ctx, query: IncidentListQuery) =>
  parsePage<IncidentRow>(await listIncidentsRaw(ctx, query, incidentRowJson))

export async function countIncidents(ctx: Ctx, filter: IncidentFilter): Promise<number> {
  const params = new SqlParams()
  const text = `select count(*)::int as n from ticket t where ${incidentWhere(ctx, filter, params)}`
  const rows = await tenantSql<{ n: number }>(ctx, { text, values: params.values })
  return rows[0]?.n ?? 0
}

function detailQuery(ctx: Ctx, ref: string) {
  const params = new SqlParams()
  const key = parseRef('incident', ref)
  const which =
    'id' in key ? `t.id = ${params.add(key.id)}::uuid` : `t.number = ${params.add(key.number)}::int`
  const text = `select (${incidentJson})::text as json from ticket t ${incidentJoins}
    where t.kind = 'incident' and ${which} and ${visibleTickets(ctx, params)}`
  return { text, values: params.values }
}

/** The incident as JSON text. @throws NotFound, Forbidden */
export async function getIncidentRaw(ctx: Ctx, ref: string): Promise<string> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const rows = await tenantSql<{ json: string }>(ctx, detailQuery(ctx, ref))
  if (!rows[0]) throw new NotFound('Incident')
  return rows[0].json
}

/** @throws NotFound, Forbidden */
export const getIncident = async (ctx: Ctx, ref: string): Promise<IncidentDto> =>
  JSON.parse(await getIncidentRaw(ctx, ref)) as IncidentDto

/** The incident as it stands within a transaction: what a verb returns. */
export async function readIncident(tx: Tx, ctx: Ctx, id: string): Promise<IncidentDto> {
  const { text, values } = detailQuery(ctx, id)
  const rows = await txSql<{ json: string }>(tx, text, values)
  if (!rows[0]) throw new NotFound('Incident')
  return JSON.parse(rows[0].json) as IncidentDto
}

export interface OpenCounts {
  open: number
  mine: number
  unassigned: number
  onHold: number
  critical: number
}

/** The figures beside the queues: what is open, all from one pass over the open incidents' index. */
export async function openCounts(ctx: Ctx): Promise<OpenCounts> {
  authorize(ctx, 'incident.read')
  const params = new SqlParams()
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const text = `
    select count(*)::int as open,
      count(*) filter (where t.assignee_id = ${params.add(me)}::uuid)::int as mine,
      count(*) filter (where t.assignee_id is null)::int as unassigned,
      count(*) filter (where t.status = 'on_hold')::int as "onHold",
      count(*) filter (where t.priority = 1)::int as critical
    from ticket t
    where t.kind = 'incident' and t.status in ('new', 'in_progress', 'on_hold') and ${visibleTickets(ctx, params)}`
  const rows = await tenantSql<OpenCounts>(ctx, { text, values: params.values })
  if (!rows[0]) throw new Error('The count returned no row')
  return rows[0]
}
