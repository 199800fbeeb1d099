import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { fetchTicket } from '@/lib/tickets/fetch'
import { mergeObstacle, mergeWarnings } from '@/lib/tickets/merge/rules'
import type { MergeObstacle, MergeWarning } from '@/lib/tickets/merge/schema'
import { formatNumber } from '@/lib/tickets/ref'
import { uuidSchema } from '@/lib/tickets/schema'
import { each, type EachResult } from './each'
import { mergeIncident } from './merge/merge'
import { mergeable, pair } from './merge/pair'
import { undoMerge } from './merge/undo'

const ids = z.array(uuidSchema).min(1).max(100)

const bulkMergeInput = z.strictObject({
  /** Those that end as duplicates. */
  ids,
  /** The one that stands for them. */
  into: uuidSchema,
})

const previewInput = z.strictObject({ ids, into: uuidSchema.optional() })

/** One of some incidents that might be merged into one of them. */
export interface MergePart {
  id: string
  number: string
  title: string
  requester: string
  createdAt: string
  /** Why it cannot be merged into the one that stands; null for that one, too. */
  obstacle: MergeObstacle | 'merged' | null
  warnings: MergeWarning[]
}

export interface BulkMergePreview {
  /** Id of the one that would stand for the others; null when all of them are merged already. */
  into: string | null
  /** The oldest first. */
  parts: MergePart[]
}

/**
 * What merging some incidents into one of them would mean, the oldest unless told; nothing is changed.
 * @throws Forbidden, NotFound, ValidationFailed
 */
export async function previewBulkMerge(ctx: Ctx, input: unknown): Promise<BulkMergePreview> {
  authorize(ctx, 'incident.merge')
  const { ids: wanted, into } = parse(previewInput, input)
  return withTenant(ctx, async (tx) => {
    const rows = []
    for (const id of new Set(wanted)) rows.push(await fetchTicket(tx, ctx, 'incident', id))
    rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.number - b.number)
    const target = into ?? rows.find(({ mergedIntoId }) => mergedIntoId === null)?.id ?? null
    const ends = target === null ? null : await pair(tx, ctx, target)
    const parts = rows.map((row): MergePart => {
      const apart = ends !== null && row.id !== ends.named.id
      const merged = row.mergedIntoId !== null && row.mergedIntoId !== ends?.standing.id
      return {
        id: row.id,
        number: formatNumber('incident', row.number),
        title: row.title,
        requester: row.requester.name,
        createdAt: row.createdAt.toISOString(),
        obstacle: merged ? 'merged' : apart ? mergeObstacle(mergeable(row), ends.named, mergeable(ends.standing)) : null,
        warnings: apart ? mergeWarnings(mergeable(row), mergeable(ends.standing)) : [],
      }
    })
    return { into: target, parts }
  })
}

/** Merges many incidents into one, each by itself: what can be merged is, the rest is told. @throws Forbidden, ValidationFailed */
export async function bulkMerge(ctx: Ctx, input: unknown): Promise<EachResult<string>> {
  authorize(ctx, 'incident.merge')
  const { ids: sources, into } = parse(bulkMergeInput, input)
  return eachId(sources, (id) => mergeIncident(ctx, id, { into }))
}

/** Undoes the merges of many incidents. @throws Forbidden, ValidationFailed */
export async function bulkUndoMerge(ctx: Ctx, input: unknown): Promise<EachResult<string>> {
  authorize(ctx, 'incident.merge')
  return eachId(parse(ids, input), (id) => undoMerge(ctx, id))
}

const eachId = (all: readonly string[], work: (id: string) => Promise<unknown>): Promise<EachResult<string>> =>
  each([...new Set(all)].map((id) => ({ id })), async ({ id }) => {
    await work(id)
    return id
  })
