import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { visibleTickets } from '@/lib/tickets/access'
import { ticketConditions } from '@/lib/tickets/conditions'
import { textCondition } from '@/lib/tickets/search/condition'
import type { ProblemListQuery } from './schema'
import { PROBLEM_STATUSES } from './vocabulary'

export type ProblemFilter = Omit<ProblemListQuery, 'limit' | 'cursor' | 'sort' | 'count'>

/** The condition, over `t` and `p`, of a list of problems: what the actor may see and what the filter asks for. */
export function problemWhere(ctx: Ctx, filter: ProblemFilter, params: SqlParams): string {
  const { anyOf, isOneOf, inCategories, tagged, hasStatus } = ticketConditions(ctx, params)
  const conditions = [`t.kind = 'problem'`, visibleTickets(ctx, params)]
  if (filter.q) conditions.push(textCondition(ctx, filter.q, params))
  if (filter.status) conditions.push(hasStatus(PROBLEM_STATUSES, filter.status))
  if (filter.priority) conditions.push(anyOf('t.priority', filter.priority, 'int2'))
  if (filter.assignee) conditions.push(isOneOf('t.assignee_id', filter.assignee))
  if (filter.team) conditions.push(isOneOf('t.team_id', filter.team))
  if (filter.category) conditions.push(inCategories(filter.category))
  if (filter.tag) conditions.push(tagged(filter.tag))
  if (filter.knownError !== undefined) conditions.push(`p.known_error_at is ${filter.knownError ? 'not null' : 'null'}`)
  if (filter.createdAfter) conditions.push(`t.created_at > ${params.add(filter.createdAfter)}::timestamptz`)
  if (filter.updatedAfter) conditions.push(`t.updated_at > ${params.add(filter.updatedAfter)}::timestamptz`)
  return conditions.join('\n    and ')
}
