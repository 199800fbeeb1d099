import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import { pageOf } from '@/lib/tickets/comments'
import { decodeCursor } from '@/lib/tickets/cursor'
import { requireTicket } from '@/lib/tickets/exists'
import { formatNumber } from '@/lib/tickets/ref'
import { pageQuery, type Page } from '@/lib/tickets/schema'
import type { Cause, LinkedIncident } from './schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The incidents of a problem that the actor may see, the newest first. @throws Forbidden, NotFound */
export async function listIncidentsOf(ctx: Ctx, ref: string, query: unknown = {}): Promise<Page<LinkedIncident>> {
  authorize(ctx, 'problem.read')
  const { limit, cursor } = parse(pageQuery, query)
  const problemId = await requireTicket(ctx, 'problem', ref)
  const params = new SqlParams()
  const conditions = [`pi.problem_id = ${params.add(problemId)}::uuid`, visibleTickets(ctx, params)]
  if (cursor) {
    const { value, id } = decodeCursor(cursor, '-createdAt')
    conditions.push(`(t.created_at, t.id) < (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<Omit<LinkedIncident, 'number'> & { number: number }>(ctx, {
    text: `select t.id, t.number, t.title, t.status, t.priority, json_build_object('id', r.id, 'name', r.name) as requester, pi.via,
        ${instant('pi.linked_at')} as "linkedAt", ${instant('t.created_at')} as "createdAt"
      from problem_incident pi
        join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
        join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
      where ${conditions.join(' and ')} order by t.created_at desc, t.id desc limit ${limit + 1}`,
    values: params.values,
  })
  const data = rows.map((row) => ({ ...row, number: formatNumber('incident', row.number) }))
  return pageOf(data, limit, '-createdAt', ({ createdAt }) => createdAt)
}

/** The problem that an incident hangs on, when the actor may see it. @throws Forbidden, NotFound */
export async function problemOfIncident(ctx: Ctx, incidentRef: string): Promise<Cause | null> {
  authorize(ctx, 'problem.read')
  const incidentId = await requireTicket(ctx, 'incident', incidentRef)
  const params = new SqlParams()
  const [row] = await tenantSql<Omit<Cause, 'number'> & { number: number }>(ctx, {
    text: `select t.id, t.number, t.title, t.status, t.priority, p.known_error_at is not null as "knownError", p.workaround,
        p.workaround_html as "workaroundHtml"
      from problem_incident pi
        join problem p on p.tenant_id = pi.tenant_id and p.ticket_id = pi.problem_id
        join ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
      where pi.incident_id = ${params.add(incidentId)}::uuid and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  return row ? { ...row, number: formatNumber('problem', row.number) } : null
}
