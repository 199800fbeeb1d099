import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { matches } from '@/lib/tickets/search/condition'
import type { Search } from '@/lib/tickets/search/parse'
import { MOST_MATCHES } from '@/lib/tickets/search/schema'
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

/** What stands in for a score where the number itself was asked for: no weight of words comes near. */
const NAMED = '1000'

const COLUMNS =
  't.tenant_id, t.id, t.number, t.title, t.status, t.priority, t.created_at, t.updated_at, t.requester_id, t.assignee_id'

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
  const parts: string[] = []
  if (clauses.length > 0) {
    const narrowed = !isStaff(ctx) || Object.keys(filter).length > 0
    const score = `f.weight * (1 + exp(-greatest(${ageInDays(params.add(ctx.now))}, 0) / ${FRESH_DAYS}))`
    parts.push(`select ${COLUMNS}, ${score} as score
      from ${matches(ctx, clauses, params, narrowed ? where : null)} f join ticket t on t.id = f.ticket_id where ${where}`)
  } else {
    parts.push(`(select ${COLUMNS}, 0 as score from ticket t where ${where} order by t.created_at desc, t.id desc limit ${MOST_MATCHES})`)
  }
  if (number !== null) parts.push(`select ${COLUMNS}, ${NAMED} from ticket t where t.number = ${params.add(number)}::int and ${where}`)
  return tenantSql<Found>(ctx, {
    text: `
      select t.id, t.number, t.title, t.status, t.priority, ${instant('t.created_at')} as "createdAt", ${instant('t.updated_at')} as "updatedAt",
        r.id as "requesterId", r.name as "requesterName", a.id as "assigneeId", a.name as "assigneeName", t.total
      from (
        select *, count(*) over ()::int as total from (
          select distinct on (id) * from (${parts.join(' union all ')}) found order by id, score desc
        ) found
        order by score desc, created_at desc, id desc limit ${limit} offset ${offset}
      ) t
      join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
      left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
      order by t.score desc, t.created_at desc, t.id desc`,
    values: params.values,
  })
}
