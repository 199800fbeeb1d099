import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { matches } from '@/lib/tickets/search/condition'
import type { Search } from '@/lib/tickets/search/parse'
import { incidentWhere, type IncidentFilter } from '../filter'
import type { IncidentStatus } from '../vocabulary'

export interface Found {
  id: string
  number: number
  title: string
  status: IncidentStatus
  priority: number
  requesterId: string
  requesterName: string
  assigneeId: string | null
  assigneeName: string | null
  createdAt: string
  updatedAt: string
  /** How many there are in all, as far as they are looked at. */
  total: number
}

interface Wanted extends Pick<Search, 'number' | 'clauses'> {
  filter: IncidentFilter
  limit: number
  offset: number
}

/** Days after which a ticket's age has taken away most of what being new adds to its weight. */
const FRESH_DAYS = 90

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ageInDays = (now: string) => `extract(epoch from (${now}::timestamptz - t.created_at)) / 86400`

/**
 * The incidents that match, the best first: the one of that number, then by where and how often the words stand, and
 * how new it is. Without words, what the filter leaves, the newest first.
 * @throws Forbidden
 */
export async function findIncidents(ctx: Ctx, { number, clauses, filter, limit, offset }: Wanted): Promise<Found[]> {
  const params = new SqlParams()
  const where = incidentWhere(ctx, filter, params)
  const byNumber = number === null ? null : `t.number = ${params.add(number)}::int`
  const texts = clauses.length > 0 ? matches(ctx, clauses, params) : null
  const score = texts ? `f.weight * (1 + exp(-greatest(${ageInDays(params.add(ctx.now))}, 0) / ${FRESH_DAYS}))` : '0'
  return tenantSql<Found>(ctx, {
    text: `
      select t.id, t.number, t.title, t.status, t.priority, ${instant('t.created_at')} as "createdAt", ${instant('t.updated_at')} as "updatedAt",
        r.id as "requesterId", r.name as "requesterName", a.id as "assigneeId", a.name as "assigneeName", t.total
      from (
        select t.*, ${byNumber ? `(${byNumber})` : 'false'} as named, ${score} as score, count(*) over ()::int as total
        from ${texts ? `${texts} f join ticket t on t.id = f.ticket_id` : 'ticket t'}
        where ${where}
        ${byNumber && texts ? `union all
        select t.*, true, 0, 1 from ticket t where ${byNumber} and ${where} and not exists (select from ${texts} m where m.ticket_id = t.id)` : ''}
        order by named desc, score desc, created_at desc, id desc limit ${limit} offset ${offset}
      ) t
      join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
      left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
      order by t.named desc, t.score desc, t.created_at desc, t.id desc`,
    values: params.values,
  })
}
