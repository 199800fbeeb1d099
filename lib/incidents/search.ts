import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { visibleTickets } from '@/lib/tickets/access'
import { likePrefix } from '@/lib/tickets/lookup/like'
import { incidentNumber } from './serialize'
import type { IncidentDto } from './schema'

export type IncidentHit = Pick<IncidentDto, 'id' | 'number' | 'title' | 'status' | 'priority'>

const MOST = 10
const LONGEST = 100

/** Reads "123", "inc-123" or "INC-000123" as the number people mean. */
function numberIn(text: string): number | null {
  const digits = /^(?:inc-?)?0*(\d{1,9})$/i.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * The few incidents that somebody means who types into the palette: the one of that number first, then
 * those whose title begins so, the newest first.
 * @throws Forbidden
 */
export async function searchIncidents(ctx: Ctx, text: string): Promise<IncidentHit[]> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const query = text.trim().slice(0, LONGEST)
  if (!query) return []
  const params = new SqlParams()
  const number = params.add(numberIn(query))
  return tenantSql<IncidentHit>(ctx, {
    text: `select t.id, ${incidentNumber} as number, t.title, t.status, t.priority
      from ticket t
      where t.kind = 'incident' and (t.number = ${number}::int or t.title ilike ${params.add(likePrefix(query))})
        and ${visibleTickets(ctx, params)}
      order by (t.number = ${number}::int) is true desc, t.created_at desc limit ${MOST}`,
    values: params.values,
  })
}
