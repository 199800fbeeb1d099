import { QueuePage } from '@/components/desk/queue/queue-page'
import { readQueueState, type SearchParams } from '@/components/desk/queue/search-params'
import type { View } from '@/components/desk/queue/views'
import { listBin } from '@/lib/incidents/bin'
import { pageContext } from '@/lib/people/page-context'
import { NOTHING, readQueuePage } from './read-page'

interface QueueProps {
  site: string
  view: View
  searchParams: Promise<SearchParams>
}

/** The page of a queue of incidents; all that can be chosen about it stands in its address. */
export async function Queue({ site, view, searchParams }: QueueProps) {
  const ctx = await pageContext(site, view === 'bin' ? 'incident.delete' : 'incident.read')
  const state = readQueueState(view, await searchParams)
  if (view === 'bin') {
    const rows = await listBin(ctx)
    return <QueuePage {...NOTHING} ctx={ctx} state={state} rows={rows} total={rows.length} />
  }
  return <QueuePage {...await readQueuePage(ctx, state)} ctx={ctx} state={state} />
}
