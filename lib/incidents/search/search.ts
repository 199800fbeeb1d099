import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { formatNumber } from '@/lib/tickets/ref'
import { highlight } from '@/lib/tickets/search/highlight'
import { parseSearch } from '@/lib/tickets/search/parse'
import { searchQuery } from '@/lib/tickets/search/schema'
import { correct } from './correct'
import { excerptsOf, stemsOf } from './excerpts'
import { findTickets, type Found } from './find'
import { filterOf } from './resolve'
import type { SearchHit, SearchPage } from './schema'

/** Nobody leafs further; another word finds more. */
const FURTHEST = 1_000

/**
 * Searches the texts of the incidents and problems that the actor may see, in Portuguese and English: words by their stems, with
 * or without accents, and what may have been meant when nothing is written so.
 * @throws ValidationFailed (an operator's value that means nothing, a cursor that is not ours), Forbidden
 */
export async function searchTickets(ctx: Ctx, query: unknown): Promise<SearchPage> {
  authorize(ctx, 'incident.read', 'incident.read.own')
  const { q, limit, cursor } = parse(searchQuery, query)
  const offset = cursor === undefined ? 0 : placeOf(cursor)
  const { clauses, operators, ...named } = parseSearch(q)
  const filter = await filterOf(ctx, operators)
  const find = (wanted: typeof clauses) => findTickets(ctx, { ...named, clauses: wanted, filter, limit, offset })
  if (clauses.length === 0 && operators.length === 0) return pageOf([], { offset, limit, corrected: null })

  const found = await find(clauses)
  if (found.length > 0 || offset > 0) return pageOf(await hitsOf(ctx, found, clauses), { offset, limit, total: found[0]?.total, corrected: null })
  const corrected = await correct(ctx, clauses)
  if (!corrected) return pageOf([], { offset, limit, corrected: null })
  const again = await find(corrected.clauses)
  const text = again.length > 0 ? replaced(q, corrected.instead) : null
  return pageOf(await hitsOf(ctx, again, corrected.clauses), { offset, limit, total: again[0]?.total, corrected: text })
}

async function hitsOf(ctx: Ctx, found: readonly Found[], clauses: Parameters<typeof stemsOf>[1]): Promise<SearchHit[]> {
  const stems = await stemsOf(ctx, clauses)
  const excerpts = await excerptsOf(ctx, found.map(({ id }) => id), stems)
  return found.map(({ requesterId, requesterName, assigneeId, assigneeName, total: _, ...hit }) => ({
    ...hit,
    type: 'ticket',
    number: formatNumber(hit.kind, hit.number),
    title: highlight(hit.title, stems),
    requester: { id: requesterId, name: requesterName },
    assignee: assigneeId ? { id: assigneeId, name: assigneeName ?? '' } : null,
    found: excerpts.get(hit.id) ?? null,
  }))
}

/** What was written, with whole words exchanged; the values of operators stay. */
const replaced = (q: string, instead: ReadonlyMap<string, string>): string =>
  q.replace(/(?<![\p{L}\p{N}_:])[\p{L}\p{N}]+(?![\p{L}\p{N}_:])/gu, (word) => instead.get(word) ?? word)

interface Place {
  offset: number
  limit: number
  total?: number | undefined
  corrected: string | null
}

function pageOf(data: SearchHit[], { offset, limit, total = 0, corrected }: Place): SearchPage {
  const next = offset + limit
  const hasMore = next < total && next < FURTHEST
  return { data, page: { nextCursor: hasMore ? cursorAt(next) : null, hasMore, total }, corrected }
}

const cursorAt = (offset: number): string => Buffer.from(JSON.stringify([1, 'search', offset])).toString('base64url')

function placeOf(cursor: string): number {
  const place = /^\[1,"search",(\d{1,4})\]$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1]
  if (place === undefined || Number(place) >= FURTHEST) throw ValidationFailed.at('cursor', 'Not a cursor of this list', 'invalid_cursor')
  return Number(place)
}
