import { DEFAULT_COLUMNS } from '@/components/desk/queue/columns'
import { exportWording } from '@/components/desk/queue/saved/export-words'
import { readQueueState } from '@/components/desk/queue/search-params'
import { filterOf } from '@/components/desk/queue/state'
import { exportIncidents } from '@/lib/incidents/export/export'
import { EXPORT_FIELDS, fieldsOf } from '@/lib/incidents/export/vocabulary'
import { listQueryOf } from '@/lib/incidents/views/list-query'
import { QUEUES } from '@/lib/incidents/views/vocabulary'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { csvResponse } from '@/lib/platform/http/csv'
import { findMyTeams } from '@/lib/tickets/lookup/teams'

export const dynamic = 'force-dynamic'

/** A queue as a CSV file, with the parameters of its page: `fields=all` for more than its columns, `separator`. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string }> }): Promise<Response> {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'incident.read')) return new Response(null, { status: 403 })
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const queue = QUEUES.find((name) => name === search.queue)
  if (!queue) return new Response(null, { status: 404 })

  const state = readQueueState(queue, search)
  const myTeamIds = (await findMyTeams(ctx)).map(({ id }) => id)
  const { limit: _limit, cursor: _cursor, count: _count, ...query } = listQueryOf(
    { queue, filter: filterOf(state), sort: state.sort },
    { myTeamIds, timeZone: ctx.tenant.timezone },
  )
  const lines = await exportIncidents(ctx, query, {
    fields: search.fields === 'all' ? EXPORT_FIELDS : fieldsOf(search.columns === undefined ? DEFAULT_COLUMNS : state.columns),
    separator: search.separator === 'comma' ? 'comma' : 'semicolon',
    wording: exportWording(ctx.locale),
  })
  return csvResponse(`incidents-${ctx.now.toISOString().slice(0, 10)}.csv`, lines)
}
