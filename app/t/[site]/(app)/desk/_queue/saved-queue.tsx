import { QueuePage } from '@/components/desk/queue/queue-page'
import { readSavedState, type SearchParams } from '@/components/desk/queue/search-params'
import { findGone } from '@/lib/incidents/views/gone'
import type { Ctx } from '@/lib/platform/context'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { readQueuePage } from './read-page'

interface SavedQueueProps {
  ctx: Ctx
  saved: ViewDto
  searchParams: Promise<SearchParams>
}

/** The page of a saved view: as it was saved, until the address says something else. */
export async function SavedQueue({ ctx, saved, searchParams }: SavedQueueProps) {
  const state = readSavedState(saved, await searchParams)
  const [page, gone] = await Promise.all([readQueuePage(ctx, state), findGone(ctx, saved)])
  return <QueuePage {...page} ctx={ctx} state={state} opened={{ view: saved, gone }} />
}
