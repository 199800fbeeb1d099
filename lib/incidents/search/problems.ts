import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { SqlParams } from '@/lib/platform/db/sql-params'
import { PROBLEM_STATUSES, type ProblemStatus } from '@/lib/problems/vocabulary'
import { visibleTickets } from '@/lib/tickets/access'
import { ticketConditions } from '@/lib/tickets/conditions'
import type { IncidentFilter } from '../filter'
import type { IncidentStatus } from '../vocabulary'

/** The states of a problem that `status:` means by a state of an incident: those that look the same. */
const MEANT: Record<IncidentStatus, readonly ProblemStatus[]> = {
  new: ['new'],
  in_progress: ['assess', 'root_cause_analysis', 'fix_in_progress'],
  on_hold: [],
  resolved: ['resolved'],
  closed: ['closed'],
  cancelled: [],
}

/**
 * The condition, over `t`, of the problems that a search may find; null for whoever may see none, and where it asks
 * for what only incidents have: somebody who asked for them, and a channel.
 */
export function problemsFound(ctx: Ctx, filter: IncidentFilter, params: SqlParams): string | null {
  if (!can(ctx, 'problem.read') || filter.requester || filter.channel) return null
  const { anyOf, isOneOf, inCategories, tagged, hasStatus } = ticketConditions(ctx, params)
  const conditions = [`t.kind = 'problem'`, visibleTickets(ctx, params)]
  if (filter.status) conditions.push(hasStatus(PROBLEM_STATUSES, filter.status.flatMap((status) => MEANT[status])))
  if (filter.priority) conditions.push(anyOf('t.priority', filter.priority, 'int2'))
  if (filter.assignee) conditions.push(isOneOf('t.assignee_id', filter.assignee))
  if (filter.team) conditions.push(isOneOf('t.team_id', filter.team))
  if (filter.category) conditions.push(inCategories(filter.category))
  if (filter.tag) conditions.push(tagged(filter.tag))
  if (filter.createdAfter) conditions.push(`t.created_at > ${params.add(filter.createdAfter)}::timestamptz`)
  if (filter.createdBefore) conditions.push(`t.created_at < ${params.add(filter.createdBefore)}::timestamptz`)
  return conditions.join(' and ')
}
