import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { shownClocks } from '@/lib/sla/shown'
import { visibleTickets } from '@/lib/tickets/access'
import { decodeCursor } from '@/lib/tickets/cursor'
import { isTicket } from '@/lib/tickets/ref-condition'
import type { Page } from '@/lib/tickets/schema'
import { incidentWhere, slaCondition, type IncidentFilter } from './filter'
import { isByDue, orderOf } from './order'
import { cursorAt } from './page'
import type { IncidentDto, IncidentListQuery, IncidentRow } from './schema'
import { forReader, incidentJoins, incidentShape, rowForReader, rowShape, type IncidentRecord, type RowRecord, type Shape } from './serialize'

export type { IncidentRow }

async function readPage<Selected extends RowRecord, Made extends IncidentRow>(
  ctx: Ctx,
  { limit, cursor, sort, count, ...filter }: IncidentListQuery,
  shape: Shape<Selected, Made>,
  shown: (ctx: Ctx, made: Made) => Made,
): Promise<Page<Made>> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const params = new SqlParams()
  const { column, type, id, from, descending, by } = orderOf(sort)
  if (isByDue(sort) && !isStaff(ctx)) throw new Forbidden('Clocks are for those who work tickets')
  let where = incidentWhere(ctx, filter, params)
  if (cursor) {
    const last = decodeCursor(cursor, sort)
    where += `\n    and (${column}, ${id}) ${descending ? '<' : '>'} (${params.add(last.value)}::${type}, ${params.add(last.id)}::uuid)`
  }
  // The page is cut before anything is joined to it, and one row longer than asked for: that one is not shown,
  // but tells that there is another page. The size is written out: were it a parameter, PostgreSQL would think of
  // a tenth of the table and plan each call anew, at the price of the query itself.
  const text = `
    select ${shape.columns}
    from (select t.* from ${from} where ${where} order by ${by} limit ${limit + 1}) t ${incidentJoins}
    order by ${by}`
  const [records, total] = await Promise.all([
    tenantSql<Selected>(ctx, { text, values: params.values }),
    count ? countIncidents(ctx, filter) : undefined,
  ])
  const page = records.slice(0, limit)
  const clocks = await shownClocks(ctx, page.map((record) => record.clocks))
  const data = page.map((record) => shown(ctx, shape.of(record, clocks)))
  const hasMore = records.length > limit
  const nextCursor = hasMore ? cursorAt(data.at(-1), sort) : null
  return { data, page: { nextCursor, hasMore, ...(total === undefined ? {} : { total }) } }
}

/** A page of incidents, whole. @throws Forbidden, ValidationFailed (a cursor that is not ours) */
export const listIncidents = (ctx: Ctx, query: IncidentListQuery): Promise<Page<IncidentDto>> => readPage(ctx, query, incidentShape, forReader)

/** A page of a queue. @throws Forbidden, ValidationFailed (a cursor that is not ours) */
export const listIncidentRows = (ctx: Ctx, query: IncidentListQuery): Promise<Page<IncidentRow>> => readPage(ctx, query, rowShape, rowForReader)

export async function countIncidents(ctx: Ctx, filter: IncidentFilter): Promise<number> {
  const params = new SqlParams()
  const text = `select count(*)::int as n from ticket t where ${incidentWhere(ctx, filter, params)}`
  const rows = await tenantSql<{ n: number }>(ctx, { text, values: params.values })
  return rows[0]?.n ?? 0
}

function detailQuery(ctx: Ctx, ref: string) {
  const params = new SqlParams()
  const text = `select ${incidentShape.columns} from ticket t ${incidentJoins}
    where ${isTicket('incident', ref, params)} and ${visibleTickets(ctx, params)}`
  return { text, values: params.values }
}

async function onlyOne(ctx: Ctx, [record]: IncidentRecord[], tx?: Tx): Promise<IncidentDto> {
  if (!record) throw new NotFound('Incident')
  return forReader(ctx, incidentShape.of(record, await shownClocks(ctx, [record.clocks], tx)))
}

/** @throws NotFound, Forbidden */
export async function getIncident(ctx: Ctx, ref: string): Promise<IncidentDto> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  return onlyOne(ctx, await tenantSql<IncidentRecord>(ctx, detailQuery(ctx, ref)))
}

/**
 * The incident as it stands within a transaction: what a verb returns. That the actor may see it was asked
 * when it was fetched; a change may just have ended that, and is no failure.
 * @throws NotFound
 */
export async function readIncident(tx: Tx, ctx: Ctx, id: string): Promise<IncidentDto> {
  const { text, values } = detailQuery({ ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, id)
  return onlyOne(ctx, await txSql<IncidentRecord>(tx, text, values), tx)
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

export interface SlaCounts {
  breached: number
  /** Past the warning, and not breached. */
  warning: number
  /** Due within a day, the breached ones not among them. */
  dueSoon: number
}

/** The clocks of open incidents, counted. @throws Forbidden */
export async function slaCounts(ctx: Ctx): Promise<SlaCounts> {
  authorize(ctx, 'incident.read')
  const params = new SqlParams()
  const now = `${params.add(ctx.now)}::timestamptz`
  const text = `
    select count(*) filter (where ${slaCondition('breached', now)})::int as breached,
      count(*) filter (where ${slaCondition('warning', now)})::int as warning,
      count(*) filter (where not (${slaCondition('breached', now)}) and s.due_at <= ${now} + interval '1 day')::int as "dueSoon"
    from ticket t join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
    where t.kind = 'incident' and t.status in ('new', 'in_progress', 'on_hold') and ${visibleTickets(ctx, params)}`
  const [row] = await tenantSql<SlaCounts>(ctx, { text, values: params.values })
  if (!row) throw new Error('The count returned no row')
  return row
}
