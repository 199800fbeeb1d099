import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '../access'
import { requireTicket } from '../exists'
import { formatNumber, type TicketKind } from '../ref'
import { relationFrom } from './rules'
import type { LinkDto } from './schema'
import { RELATIONS, type LinkType } from './vocabulary'

/** More links than this are a mistake of a machine. */
const MOST = 200

interface Row {
  id: string
  type: LinkType
  sourceId: string
  targetId: string
  createdAt: Date
  ticketId: string
  number: number
  title: string
  status: string
  priority: number
}

/** What a ticket is linked with, as far as the actor may see it, by kind of link. @throws Forbidden, NotFound */
export async function listLinks(ctx: Ctx, kind: TicketKind, ref: string): Promise<LinkDto[]> {
  authorize(ctx, 'incident.read')
  const id = await requireTicket(ctx, kind, ref)
  const params = new SqlParams()
  const self = `${params.add(id)}::uuid`
  const rows = await tenantSql<Row>(ctx, {
    text: `select l.id, l.type, l.source_id as "sourceId", l.target_id as "targetId", l.created_at as "createdAt",
        t.id as "ticketId", t.number, t.title, t.status, t.priority
      from (
        select * from ticket_link where source_id = ${self} union all select * from ticket_link where target_id = ${self}
      ) l join ticket t on t.tenant_id = l.tenant_id and t.id = case when l.source_id = ${self} then l.target_id else l.source_id end
      where ${visibleTickets(ctx, params)} order by l.created_at, l.id limit ${MOST}`,
    values: params.values,
  })
  return rows
    .map(({ ticketId, number, title, status, priority, createdAt, ...link }) => ({
      id: link.id,
      type: relationFrom(link, id),
      ticket: { id: ticketId, number: formatNumber(kind, number), title, status, priority },
      createdAt: createdAt.toISOString(),
    }))
    .toSorted((a, b) => RELATIONS.indexOf(a.type) - RELATIONS.indexOf(b.type))
}
