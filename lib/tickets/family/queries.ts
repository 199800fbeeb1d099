import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '../access'
import { requireTicket } from '../exists'
import type { LinkedTicket } from '../links/schema'
import { formatNumber, type TicketKind } from '../ref'

/** Children that are listed; a ticket with more is a project. */
const MOST = 200

/** The tickets right below one, as far as the actor may see them, the oldest first. @throws Forbidden, NotFound */
export async function listChildren(ctx: Ctx, kind: TicketKind, ref: string): Promise<LinkedTicket[]> {
  authorize(ctx, 'incident.read')
  const id = await requireTicket(ctx, kind, ref)
  const params = new SqlParams()
  const rows = await tenantSql<Omit<LinkedTicket, 'number'> & { number: number }>(ctx, {
    text: `select t.id, t.number, t.title, t.status, t.priority from ticket t
      where t.parent_id = ${params.add(id)}::uuid and ${visibleTickets(ctx, params)} order by t.id limit ${MOST}`,
    values: params.values,
  })
  return rows.map((row) => ({ ...row, number: formatNumber(kind, row.number) }))
}
