import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { cursorAt } from './page'
import { listIncidentRows } from './queries'
import { INCIDENT_SORTS, type IncidentListQuery, type IncidentRow } from './schema'

type Sort = IncidentListQuery['sort']

/** Where a page of a queue lies: after a row, before a row, or at the start. */
export interface QueuePlace {
  after?: string | undefined
  before?: string | undefined
}

export interface QueuePage {
  rows: IncidentRow[]
  total: number
  /** Cursor for `before`; null on the first page. */
  previous: string | null
  /** Cursor for `after`; null on the last page. */
  next: string | null
}

type QueueQuery = Omit<IncidentListQuery, 'cursor' | 'count'>

const REVERSED = Object.fromEntries(
  INCIDENT_SORTS.flatMap((sort) => [
    [sort, `-${sort}`],
    [`-${sort}`, sort],
  ]),
) as Record<Sort, Sort>

/**
 * A page of a queue with the ways to its neighbours and the size of the whole. The page before a row is
 * read backwards from it, in the reversed order: no page has to be counted from the start.
 * @throws Forbidden, ValidationFailed (a cursor that is not ours)
 */
export async function readQueue(ctx: Ctx, query: QueueQuery, { after, before }: QueuePlace): Promise<QueuePage> {
  if (before) {
    const reversed = REVERSED[query.sort]
    const { data, page } = await listIncidentRows(ctx, { ...query, sort: reversed, cursor: before, count: true })
    // What is left before the row does not fill a page: that is the first page.
    if (page.hasMore) {
      const rows = data.toReversed()
      return {
        rows,
        total: page.total ?? 0,
        previous: cursorAt(rows[0], reversed),
        next: cursorAt(rows.at(-1), query.sort),
      }
    }
  }
  const cursor = before ? undefined : after
  const { data, page } = await listIncidentRows(ctx, { ...query, cursor, count: true })
  return {
    rows: data,
    total: page.total ?? 0,
    previous: cursor ? cursorAt(data[0], REVERSED[query.sort]) : null,
    next: page.nextCursor,
  }
}
