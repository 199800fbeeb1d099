import 'server-only'
import { incidentWhere } from '@/lib/incidents/filter'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { findMyTeams } from '@/lib/tickets/lookup/teams'
import { listViews } from '@/lib/tickets/views/queries'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { VIEW_LIMITS } from '@/lib/tickets/views/vocabulary'
import { listQueryOf } from './list-query'
import { QUEUES } from './vocabulary'

/** Nobody reads an exact figure above this, and no view costs more than finding so many. */
const MOST = 1_000

/**
 * How many incidents stand in each of the actor's views, up to 1,000 each: all in one statement, which ends each
 * count at its thousandth.
 */
export async function countViews(ctx: Ctx): Promise<Record<string, number>> {
  authorize(ctx, 'incident.read')
  const [views, teams] = await Promise.all([listViews(ctx), findMyTeams(ctx)])
  const counted = views.slice(0, VIEW_LIMITS.counted)
  if (counted.length === 0) return {}
  const params = new SqlParams()
  const myTeamIds = teams.map(({ id }) => id)
  const parts = counted.map((view) => {
    const where = conditionOf(ctx, view, myTeamIds, params)
    return `select ${params.add(view.id)}::text as id, (select count(*)::int from (select 1 from ticket t where ${where} limit ${MOST}) found) as n`
  })
  const rows = await tenantSql<{ id: string; n: number }>(ctx, { text: parts.join('\nunion all\n'), values: params.values })
  return Object.fromEntries(rows.map(({ id, n }) => [id, n]))
}

function conditionOf(ctx: Ctx, view: ViewDto, myTeamIds: readonly string[], params: SqlParams): string {
  const queue = QUEUES.find((name) => name === view.queue)
  if (!queue) return 'false'
  const { limit: _limit, cursor: _cursor, sort: _sort, count: _count, ...filter } = listQueryOf(
    { queue, filter: view.filter, sort: '-createdAt' },
    { myTeamIds, timeZone: ctx.tenant.timezone },
  )
  return incidentWhere(ctx, filter, params)
}
