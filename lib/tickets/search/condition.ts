import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { ValidationFailed } from '@/lib/platform/errors'
import { visibleTickets } from '../access'
import { type Clause, parseSearch } from './parse'
import { MOST_MATCHES } from './schema'

/**
 * The tickets whose texts match, as a set of `ticket_id` and `weight` for a `from`. Requesters are matched against
 * what they may read alone. Who may see which ticket is the caller's condition, as of every list.
 *
 * @param among a condition over `t`: when few tickets meet it, the match is looked for among them, and not among the
 *   newest that hold a common word; null when nothing narrows the search
 */
export function matches(ctx: Ctx, clauses: readonly Clause[], params: SqlParams, among: string | null): string {
  const few = among
    ? `(select case when count(*) <= ${MOST_MATCHES} then coalesce(array_agg(c.id), '{}') end
        from (select t.id from ticket t where ${among} limit ${MOST_MATCHES + 1}) c)`
    : 'null::uuid[]'
  return `search_tickets(${params.add(JSON.stringify({ all: clauses }))}::jsonb, ${params.add(isStaff(ctx))}::boolean, ${MOST_MATCHES}, ${few})`
}

/**
 * The condition, over `t`, of a list that is filtered by text. A list has parameters of its own for what operators
 * say in a search.
 * @throws ValidationFailed at `q`, for an operator
 */
export function textCondition(ctx: Ctx, q: string, params: SqlParams): string {
  const { number, clauses, operators } = parseSearch(q)
  const [first] = operators
  if (first) throw ValidationFailed.at('q', `Use the parameter instead of ${first.operator}:`, 'search_operator')
  const own = isStaff(ctx) ? null : visibleTickets(ctx, params)
  const parts = clauses.length > 0 ? [`t.id in (select ticket_id from ${matches(ctx, clauses, params, own)})`] : []
  if (number !== null) parts.push(`t.number = ${params.add(number)}::int`)
  return parts.length > 0 ? `(${parts.join(' or ')})` : 'false'
}
