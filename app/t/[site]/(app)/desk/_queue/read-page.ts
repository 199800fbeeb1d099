import { filterOf, type QueueState } from '@/components/desk/queue/state'
import { readQueue } from '@/lib/incidents/queue'
import type { IncidentListQuery } from '@/lib/incidents/schema'
import { listQueryOf } from '@/lib/incidents/views/list-query'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { findNames } from '@/lib/tickets/lookup/names'
import { findMyTeams } from '@/lib/tickets/lookup/teams'

export const NOTHING = { rows: [], total: 0, previous: null, next: null, names: {} }

/** What an address of a queue shows: its rows, the ways to their neighbours, and the names behind the filters' ids. */
export async function readQueuePage(ctx: Ctx, state: QueueState) {
  if (state.view === 'bin') return NOTHING
  const myTeamIds = state.view === 'teams' ? (await findMyTeams(ctx)).map(({ id }) => id) : []

  const { assignee, team, category } = state.filters
  const ids = [assignee, team, category].flatMap((values) => values ?? []).filter(isUuid)
  const selection = { queue: state.view, filter: filterOf(state), sort: state.sort }
  const query = { ...listQueryOf(selection, { myTeamIds, timeZone: ctx.tenant.timezone }), limit: state.size }
  const [page, names] = await Promise.all([readPage(ctx, query, state), findNames(ctx, ids)])
  return { ...page, names: Object.fromEntries(names) }
}

/** The page of the address; the first one when it names a place that this queue does not have. */
async function readPage(ctx: Ctx, query: IncidentListQuery, { after, before }: QueueState) {
  try {
    return await readQueue(ctx, query, { after, before })
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    return readQueue(ctx, query, {})
  }
}
