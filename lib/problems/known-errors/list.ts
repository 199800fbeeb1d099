import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import { pageOf } from '@/lib/tickets/comments'
import { decodeCursor } from '@/lib/tickets/cursor'
import { likePart } from '@/lib/tickets/lookup/like'
import { formatNumber } from '@/lib/tickets/ref'
import { isTicket } from '@/lib/tickets/ref-condition'
import { parseSearch } from '@/lib/tickets/search/parse'
import { STILL_THERE } from './evidence'
import { type KnownErrorDto, type KnownErrorListQuery, knownErrorListQuery, type KnownErrorPage } from './schema'

type Row = Omit<KnownErrorDto, 'number'> & { number: number }

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const usesThat = (outcome: string) =>
  `(select count(*)::int from known_error_use u where u.tenant_id = t.tenant_id and u.problem_id = t.id and u.outcome = '${outcome}')`
/** However often one person says so of it in a day (of UTC), one ticket was spared. */
const DEFLECTED = `(select count(distinct (d.user_id, (d.at at time zone 'UTC')::date))::int from deflection d
  where d.tenant_id = t.tenant_id and d.target_kind = 'known_error' and d.target_id = t.id and d.outcome = 'helped')`

const SELECT = `
  select t.id, t.number, t.title, t.status, p.symptoms, p.error_code as "errorCode", p.root_cause as "rootCause", p.workaround,
    p.workaround_html as "workaroundHtml", p.known_error_audience as audience, ${instant('p.known_error_at')} as "publishedAt",
    ${STILL_THERE} as current,
    coalesce((select json_agg(json_build_object('id', i.id, 'name', i.name) order by i.name) from ticket_item o
      join configuration_item i on i.tenant_id = o.tenant_id and i.id = o.item_id
      where o.tenant_id = t.tenant_id and o.ticket_id = t.id), '[]') as "configurationItems",
    json_build_object(
      'incidents', (select count(*)::int from problem_incident i where i.tenant_id = t.tenant_id and i.problem_id = t.id),
      'offered', (select count(*)::int from known_error_use u where u.tenant_id = t.tenant_id and u.problem_id = t.id),
      'used', ${usesThat('used')}, 'dismissed', ${usesThat('dismissed')}, 'deflected', ${DEFLECTED}) as counts
  from problem p join ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
    left join known_error_search k on k.tenant_id = p.tenant_id and k.problem_id = p.ticket_id`

const dtoOf = ({ number, ...row }: Row): KnownErrorDto => ({ ...row, number: formatNumber('problem', number) })

/** The published known errors that the actor may see, the latest first. @throws Forbidden, ValidationFailed */
export async function listKnownErrors(ctx: Ctx, query: unknown = {}): Promise<KnownErrorPage> {
  authorize(ctx, 'problem.read')
  const wanted = parse(knownErrorListQuery, query)
  const params = new SqlParams()
  const conditions = [`p.tenant_id = ${params.add(ctx.tenant.id)}::uuid`, 'p.known_error_at is not null', visibleTickets(ctx, params)]
  conditions.push(...filters(wanted, params))
  if (wanted.cursor) {
    const { value, id } = decodeCursor(wanted.cursor, '-publishedAt')
    conditions.push(`(p.known_error_at, p.ticket_id) < (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<Row>(ctx, {
    text: `${SELECT} where ${conditions.join(' and ')} order by p.known_error_at desc, p.ticket_id desc limit ${wanted.limit + 1}`,
    values: params.values,
  })
  return pageOf(rows.map(dtoOf), wanted.limit, '-publishedAt', ({ publishedAt }) => publishedAt)
}

function filters({ q, audience, item, state }: KnownErrorListQuery, params: SqlParams): string[] {
  return [
    ...(q ? [textMatches(q, params)] : []),
    ...(audience ? [`p.known_error_audience = ${params.add(audience)}`] : []),
    ...(item ? [`exists (select from ticket_item o where o.tenant_id = p.tenant_id and o.ticket_id = p.ticket_id and o.item_id = ${params.add(item)}::uuid)`] : []),
    ...(state === 'all' ? [] : [state === 'current' ? STILL_THERE : `not ${STILL_THERE}`]),
  ]
}

/** By the words that it is recognised by, a number, or what stands anywhere in its code, cause and workaround. */
function textMatches(q: string, params: SqlParams): string {
  const { number, clauses } = parseSearch(q.replace(/^prb-?/i, ''))
  const part = params.add(likePart(q))
  return `(${[
    ...(clauses.length > 0 ? [`k.words @@ search_query(${params.add(JSON.stringify({ all: clauses }))}::jsonb)`] : []),
    ...(number === null ? [] : [`t.number = ${params.add(number)}::int`]),
    ...['t.title', 'p.error_code', 'p.root_cause', 'p.workaround'].map((column) => `${column} ilike ${part}`),
  ].join(' or ')})`
}

/** @throws Forbidden, NotFound when it is missing, hidden, or no published known error */
export async function getKnownError(ctx: Ctx, ref: string): Promise<KnownErrorDto> {
  authorize(ctx, 'problem.read')
  const params = new SqlParams()
  const [row] = await tenantSql<Row>(ctx, {
    text: `${SELECT} where ${isTicket('problem', ref, params)} and p.known_error_at is not null and ${visibleTickets(ctx, params)}`,
    values: params.values,
  })
  if (!row) throw new NotFound('Known error')
  return dtoOf(row)
}
