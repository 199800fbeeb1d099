import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { visibleTickets } from '@/lib/tickets/access'
import { formatNumber } from '@/lib/tickets/ref'
import type { ProblemDto, ProblemRow } from './schema'

/** From `t` (ticket) and `p` (problem) to what the API and the pages give. Columns have the names of the fields. */

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const named = (alias: string) => `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`

/** How many incidents hang on it, those that the actor may see: an alias `t` of its own shadows the outer one. */
const incidents = (ctx: Ctx, params: SqlParams) => `(
  select json_build_object('total', count(*), 'open', count(*) filter (where t.status in ('new', 'in_progress', 'on_hold')))
  from problem_incident pi join ticket t on t.tenant_id = pi.tenant_id and t.id = pi.incident_id
  where pi.tenant_id = p.tenant_id and pi.problem_id = p.ticket_id and ${visibleTickets(ctx, params)})`

export const rowColumns = (ctx: Ctx, params: SqlParams): string => `
  t.id, t.number, t.version, t.title, t.status, t.priority, t.confidential, p.exit,
  ${named('c')} as category, ${named('a')} as assignee, ${named('g')} as team,
  case when p.known_error_at is not null
    then json_build_object('publishedAt', ${instant('p.known_error_at')}, 'audience', p.known_error_audience) end as "knownError",
  ${incidents(ctx, params)} as incidents,
  ${instant('t.created_at')} as "createdAt", ${instant('t.updated_at')} as "updatedAt"`

export const detailColumns = (ctx: Ctx, params: SqlParams): string => `${rowColumns(ctx, params)},
  t.kind, t.description_text as description, t.description_html as "descriptionHtml", t.impact, t.urgency,
  t.priority_override_reason as "priorityReason",
  json_build_object('id', r.id, 'name', r.name, 'email', r.email) as "openedBy",
  array(select tag from ticket_tag where tenant_id = t.tenant_id and ticket_id = t.id order by tag) as tags,
  p.symptoms, p.error_code as "errorCode", p.impact_text as "impactText", p.root_cause as "rootCause", p.workaround,
  p.workaround_html as "workaroundHtml", p.five_whys as "fiveWhys", p.fishbone, p.exit_reason as "exitReason",
  case when d.id is not null then json_build_object('id', d.id, 'number', d.number) end as "duplicateOf",
  p.review, ${instant('p.reviewed_at')} as "reviewedAt", t.resolution,
  (select json_build_object('total', count(*), 'open', count(*) filter (where k.status = 'open'))
    from ticket_task k where k.tenant_id = t.tenant_id and k.ticket_id = t.id) as tasks,
  case when p.cascade is not null
    then json_build_object('total', (p.cascade ->> 'total')::int, 'done', (p.cascade ->> 'done')::int) end as cascade,
  ${instant('t.resolved_at')} as "resolvedAt", ${instant('t.closed_at')} as "closedAt", t.reopen_count as "reopenCount"`

export const problemJoins = `
  join problem p on p.tenant_id = t.tenant_id and p.ticket_id = t.id
  join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
  left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
  left join ticket d on d.tenant_id = p.tenant_id and d.id = p.duplicate_of_id and (t.confidential or not d.confidential)`

type Numbered<T> = Omit<T, 'number'> & { number: number }

export type RowRecord = Numbered<ProblemRow>
export type ProblemRecord = Numbered<Omit<ProblemDto, 'duplicateOf'>> & { duplicateOf: { id: string; number: number } | null }

export const rowOf = (record: RowRecord): ProblemRow => ({ ...record, number: formatNumber('problem', record.number) })

export const problemOf = (record: ProblemRecord): ProblemDto => ({
  ...record,
  number: formatNumber('problem', record.number),
  duplicateOf: record.duplicateOf && { id: record.duplicateOf.id, number: formatNumber('problem', record.duplicateOf.number) },
})
