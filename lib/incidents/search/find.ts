import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import type { ProblemStatus } from '@/lib/problems/vocabulary'
import { matches } from '@/lib/tickets/search/condition'
import type { Clause, Search } from '@/lib/tickets/search/parse'
import { MOST_MATCHES } from '@/lib/tickets/search/schema'
import { incidentWhere, type IncidentFilter } from '../filter'
import type { IncidentStatus } from '../vocabulary'
import { problemsFound } from './problems'

interface FoundTicket {
  id: string
  number: number
  title: string
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

export type FoundIncident = FoundTicket & { kind: 'incident'; status: IncidentStatus }
export type Found = FoundIncident | (FoundTicket & { kind: 'problem'; status: ProblemStatus })

interface Wanted extends Pick<Search, 'number' | 'kind' | 'clauses'> {
  filter: IncidentFilter
  limit: number
  offset: number
}

/** Days after which a ticket's age has taken away most of what being new adds to its weight. */
const FRESH_DAYS = 90

/** What stands in for a score where the number itself was asked for: no weight of words comes near. */
const NAMED = '1000'

const COLUMNS =
  't.tenant_id, t.id, t.kind, t.number, t.title, t.status, t.priority, t.created_at, t.updated_at, t.requester_id, t.assignee_id'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ageInDays = (now: string) => `extract(epoch from (${now}::timestamptz - t.created_at)) / 86400`

/**
 * The incidents that match, the best first: the one of that number, then by where and how often the words stand, and
 * how new it is. Without words, what the filter leaves, the newest first.
 * @throws Forbidden
 */
export async function findIncidents(ctx: Ctx, wanted: Omit<Wanted, 'kind'>): Promise<FoundIncident[]> {
  const params = new SqlParams()
  const { text, values } = statement(wanted, params, incidentParts(ctx, { ...wanted, kind: 'incident' }, params))
  return tenantSql<FoundIncident>(ctx, { text, values })
}

/** The same of incidents, and of problems for whoever may read them. @throws Forbidden */
export async function findTickets(ctx: Ctx, wanted: Wanted): Promise<Found[]> {
  const params = new SqlParams()
  const { text, values } = statement(wanted, params, [...incidentParts(ctx, wanted, params), ...problemParts(ctx, wanted, params)])
  return tenantSql<Found>(ctx, { text, values })
}

function incidentParts(ctx: Ctx, wanted: Wanted, params: SqlParams): string[] {
  const { filter } = wanted
  const where = incidentWhere(ctx, filter, params)
  const narrowed = !isStaff(ctx) || Object.keys(filter).length > 0
  return partsOf(ctx, wanted, params, { kind: 'incident', where, among: narrowed ? where : null })
}

/** Problems are few: words are looked for among them alone, and not among the newest tickets of all kinds. */
function problemParts(ctx: Ctx, wanted: Wanted, params: SqlParams): string[] {
  const where = problemsFound(ctx, wanted.filter, params)
  return where === null ? [] : partsOf(ctx, wanted, params, { kind: 'problem', where, among: where })
}

interface Part {
  kind: Found['kind']
  where: string
  among: string | null
}

/** Selects of `COLUMNS` and a score: by the words, or the newest without any, and by the number. */
function partsOf(ctx: Ctx, { number, kind, clauses }: Wanted, params: SqlParams, { kind: own, where, among }: Part): string[] {
  const named = number !== null && (kind ?? own) === own
  return [
    clauses.length > 0
      ? byWords(ctx, clauses, params, { where, among })
      : `(select ${COLUMNS}, 0 as score from ticket t where ${where} order by t.created_at desc, t.id desc limit ${MOST_MATCHES})`,
    ...(named ? [`select ${COLUMNS}, ${NAMED} from ticket t where t.number = ${params.add(number)}::int and ${where}`] : []),
  ]
}

function byWords(ctx: Ctx, clauses: readonly Clause[], params: SqlParams, { where, among }: Omit<Part, 'kind'>): string {
  const score = `f.weight * (1 + exp(-greatest(${ageInDays(params.add(ctx.now))}, 0) / ${FRESH_DAYS}))`
  return `select ${COLUMNS}, ${score} as score from ${matches(ctx, clauses, params, among)} f join ticket t on t.id = f.ticket_id where ${where}`
}

function statement({ limit, offset }: Pick<Wanted, 'limit' | 'offset'>, params: SqlParams, parts: readonly string[]) {
  const text = `
      select t.id, t.kind, t.number, t.title, t.status, t.priority, ${instant('t.created_at')} as "createdAt", ${instant('t.updated_at')} as "updatedAt",
        r.id as "requesterId", r.name as "requesterName", a.id as "assigneeId", a.name as "assigneeName", t.total
      from (
        select *, count(*) over ()::int as total from (
          select distinct on (id) * from (${parts.join(' union all ')}) found order by id, score desc
        ) found
        order by score desc, created_at desc, id desc limit ${limit} offset ${offset}
      ) t
      join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
      left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
      order by t.score desc, t.created_at desc, t.id desc`
  return { text, values: params.values }
}
