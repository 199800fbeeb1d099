import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { requireTicket } from '@/lib/tickets/exists'
import { DEEPEST } from '@/lib/tickets/family/rules'
import { formatNumber } from '@/lib/tickets/ref'
import type { OpenDescendant } from './schema'

/** As many as can be resolved in one go. */
const MOST = 100

/** The ids of all tickets below one, at any depth. */
export const belowSql = (root: string): string => `
  with recursive below(id, depth) as (
    select id, 1 from ticket where parent_id = ${root}
    union all select c.id, depth + 1 from below join ticket c on c.parent_id = below.id where depth < ${DEEPEST}
  ) select id from below`

/** The open incidents below one that the actor may see: those that its resolution may resolve too. @throws Forbidden, NotFound */
export async function listOpenDescendants(ctx: Ctx, ref: string): Promise<OpenDescendant[]> {
  authorize(ctx, 'incident.read')
  const id = await requireTicket(ctx, 'incident', ref)
  const params = new SqlParams()
  const rows = await tenantSql<Omit<OpenDescendant, 'number'> & { number: number }>(ctx, {
    text: `select t.id, t.number, t.version, t.title, t.status, t.priority from ticket t
      where t.id in (${belowSql(`${params.add(id)}::uuid`)}) and t.status in ('new', 'in_progress', 'on_hold')
        and ${visibleTickets(ctx, params)}
      order by t.id limit ${MOST}`,
    values: params.values,
  })
  return rows.map((row) => ({ ...row, number: formatNumber('incident', row.number) }))
}
