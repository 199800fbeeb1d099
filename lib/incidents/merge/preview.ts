import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { fetchTicket } from '@/lib/tickets/fetch'
import { mergeObstacle, mergeWarnings } from '@/lib/tickets/merge/rules'
import { mergeInput, type MergeObstacle, type MergeWarning } from '@/lib/tickets/merge/schema'
import { formatNumber } from '@/lib/tickets/ref'
import { mergeable, pair } from './pair'

export interface MergePreview {
  /** The incident that would stand for the other: the one that was named, or the end of its own merges. */
  target: { number: string; title: string; status: string; requester: string }
  obstacle: MergeObstacle | null
  warnings: MergeWarning[]
}

/** What merging an incident into another would mean; nothing is changed. @throws Forbidden, NotFound, ValidationFailed */
export async function previewMerge(ctx: Ctx, ref: string, input: unknown): Promise<MergePreview> {
  authorize(ctx, 'incident.merge')
  const { into } = parse(mergeInput, input)
  return withTenant(ctx, async (tx) => {
    const source = mergeable(await fetchTicket(tx, ctx, 'incident', ref))
    const { named, standing } = await pair(tx, ctx, into)
    const { number, title, status, requester } = standing
    return {
      target: { number: formatNumber('incident', number), title, status, requester: requester.name },
      obstacle: mergeObstacle(source, named, mergeable(standing)),
      warnings: mergeWarnings(source, mergeable(standing)),
    }
  })
}
