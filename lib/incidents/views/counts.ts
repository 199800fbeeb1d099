import 'server-only'
import { incidentWhere, type IncidentFilter } from '@/lib/incidents/filter'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { findMyTeams } from '@/lib/tickets/lookup/teams'
import { listViews } from '@/lib/tickets/views/queries'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { VIEW_LIMITS } from '@/lib/tickets/views/vocabulary'
import { listQueryOf } from './list-query'
import { acceptsFilter } from './schema'
import { QUEUES } from './vocabulary'

/** Nobody reads an exact figure above this, and no view costs more than finding so many. */
const MOST = 1_000

/**
 * How many incidents stand in each of the actor's views, up to 1,000 each: all in one statement, which ends each
 * count at its thousandth. Null for a view that asks for what the list does not have: one of them costs the others
 * nothing.
 */
export async function countViews(ctx: Ctx): Promise<Record<string, number | null>> {
  authorize(ctx, 'incident.read')
  const [views, teams] = await Promise.all([listViews(ctx), findMyTeams(ctx)])
  const counted = views.slice(0, VIEW_LIMITS.counted)
  const params = new SqlParams()
  const myTeamIds = teams.map(({ id }) => id)
  const parts = counted.flatMap((view) => {
    const filter = filterOf(ctx, view, myTeamIds)
    if (!filter) return []
    const where = incidentWhere(ctx, filter, params)
    return `select ${params.add(view.id)}::text as id, (select count(*)::int from (select 1 from ticket t where ${where} limit ${MOST}) found) as n`
  })
  const rows = parts.length === 0 ? [] : await tenantSql<{ id: string; n: number }>(ctx, { text: parts.join('\nunion all\n'), values: params.values })
  const counts = new Map(rows.map(({ id, n }) => [id, n]))
  return Object.fromEntries(counted.map(({ id }) => [id, counts.get(id) ?? null]))
}

/** What a view asks for; null when the list does not have its queue, or does not take one of its filters. */
function filterOf(ctx: Ctx, view: ViewDto, myTeamIds: readonly string[]): IncidentFilter | null {
  const queue = QUEUES.find((name) => name === view.queue)
  if (!queue || !Object.entries(view.filter).every(([name, value]) => acceptsFilter(name, value))) return null
  const { limit: _limit, cursor: _cursor, sort: _sort, count: _count, ...filter } = listQueryOf(
    { queue, filter: view.filter, sort: '-createdAt' },
    { myTeamIds, timeZone: ctx.tenant.timezone },
  )
  return filter
}
