import { listQueryOf } from '@/components/desk/queue/list-query'
import { QueuePage } from '@/components/desk/queue/queue-page'
import { readQueueState, type SearchParams } from '@/components/desk/queue/search-params'
import type { View } from '@/components/desk/queue/views'
import { listBin } from '@/lib/incidents/bin'
import { type QueuePlace, readQueue } from '@/lib/incidents/queue'
import type { IncidentListQuery } from '@/lib/incidents/schema'
import { pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { findNames } from '@/lib/tickets/lookup/names'
import { findMyTeams } from '@/lib/tickets/lookup/teams'

interface QueueProps {
  site: string
  view: View
  searchParams: Promise<SearchParams>
}

const NOTHING = { rows: [], total: 0, previous: null, next: null, names: {} }

/** The page of a queue of incidents; all that can be chosen about it stands in its address. */
export async function Queue({ site, view, searchParams }: QueueProps) {
  const ctx = await pageContext(site, view === 'bin' ? 'incident.delete' : 'incident.read')
  const state = readQueueState(view, await searchParams)
  if (view === 'bin') {
    const rows = await listBin(ctx)
    return <QueuePage {...NOTHING} ctx={ctx} state={state} rows={rows} total={rows.length} />
  }

  const myTeamIds = view === 'teams' ? (await findMyTeams(ctx)).map(({ id }) => id) : []
  if (view === 'teams' && myTeamIds.length === 0) return <QueuePage {...NOTHING} ctx={ctx} state={state} />

  const { assignee, team, category } = state.filters
  const ids = [assignee, team, category].flatMap((values) => values ?? []).filter(isUuid)
  const query = listQueryOf(state, { myTeamIds, timeZone: ctx.tenant.timezone })
  const [page, names] = await Promise.all([readPage(ctx, query, state), findNames(ctx, ids)])
  return <QueuePage {...page} ctx={ctx} state={state} names={Object.fromEntries(names)} />
}

/** The page of the address; the first one when it names a place that this queue does not have. */
async function readPage(ctx: Ctx, query: IncidentListQuery, { after, before }: QueuePlace) {
  try {
    return await readQueue(ctx, query, { after, before })
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    return readQueue(ctx, query, {})
  }
}
