import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { requireTicket } from '@/lib/tickets/exists'
import { formatNumber } from '@/lib/tickets/ref'
import { LIMITS } from '../vocabulary'
import type { ResolutionPreview } from './schema'

type Row = Omit<ResolutionPreview['incidents'][number], 'number'> & { number: number }

/** What resolving a problem would do to its incidents: which are resolved, how many are skipped and why. @throws Forbidden, NotFound */
export async function previewResolution(ctx: Ctx, ref: string): Promise<ResolutionPreview> {
  authorize(ctx, 'problem.resolve')
  const problemId = await requireTicket(ctx, 'problem', ref)
  const [rows, counts] = await Promise.all([readOpen(ctx, problemId), readCounts(ctx, problemId)])
  return {
    incidents: rows.map((row) => ({ ...row, number: formatNumber('incident', row.number) })),
    ...counts,
    atOnce: LIMITS.atOnce,
  }
}

function readOpen(ctx: Ctx, problemId: string): Promise<Row[]> {
  const params = new SqlParams()
  const text = `select t.id, t.number, t.title, t.status, t.priority, json_build_object('id', r.id, 'name', r.name) as requester
    from problem_incident pi
      join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
      join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
    where pi.problem_id = ${params.add(problemId)}::uuid and t.status in ('new', 'in_progress', 'on_hold') and ${visibleTickets(ctx, params)}
    order by t.id limit ${LIMITS.atOnce}`
  return tenantSql<Row>(ctx, { text, values: params.values })
}

type Counts = Pick<ResolutionPreview, 'total' | 'requesters' | 'over' | 'hidden'>

async function readCounts(ctx: Ctx, problemId: string): Promise<Counts> {
  const params = new SqlParams()
  const visible = `(${visibleTickets(ctx, params)})`
  const open = `t.status in ('new', 'in_progress', 'on_hold')`
  const text = `select count(*) filter (where ${open} and ${visible})::int as total,
      (count(distinct t.requester_id) filter (where ${open} and ${visible}))::int as requesters,
      count(*) filter (where not ${open} and ${visible})::int as over,
      count(*) filter (where ${open} and t.deleted_at is null and ${visible} is not true)::int as hidden
    from problem_incident pi join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
    where pi.problem_id = ${params.add(problemId)}::uuid`
  const [row] = await tenantSql<Counts>(ctx, { text, values: params.values })
  if (!row) throw new Error('The count returned no row')
  return row
}
