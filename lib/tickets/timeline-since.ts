import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { encodeCursor } from './cursor'
import type { TicketKind } from './ref'
import type { TimelineEntryDto } from './schema'
import { listTimeline } from './timeline'

/** Sorts after every id: a cursor with it stands behind all entries of its instant. */
const LAST_ID = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
const MOST = 100

/** The fields of a ticket that were changed after an instant, oldest first. @throws NotFound */
export async function listChangesSince(ctx: Ctx, kind: TicketKind, ref: string, since: Date): Promise<TimelineEntryDto[]> {
  const cursor = encodeCursor({ sort: 'timeline', value: since.toISOString(), id: LAST_ID })
  const { data } = await listTimeline(ctx, kind, ref, { cursor, limit: MOST })
  return data.filter(({ type, origin }) => type === 'changed' && origin === null)
}
