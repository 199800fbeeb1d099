import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { same } from '@/lib/tickets/change'
import { changeProblem } from './change'
import { fetchProblem } from './fetch'
import { readProblem } from './queries'
import { reviewInput, type ProblemDto } from './schema'
import { isEnding } from './rules'

/**
 * Keeps the post-incident review of a problem that is resolved or closed; `done` says that it is finished.
 * @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version, or still worked on)
 */
export async function saveReview(ctx: Ctx, ref: string, input: unknown): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const { review, done, version } = parse(reviewInput, input)
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    const { details, row, status } = problem
    if (!isEnding(status)) throw new Conflict('A review looks back: resolve or close the problem first')
    const fields = same(details.review, review) ? [] : [{ field: 'review', old: details.review, new: review }]
    const finished = done !== (details.reviewedAt !== null)
    await changeProblem(tx, ctx, problem, {
      action: 'reviewed',
      columns: {},
      fields,
      entries: finished ? [{ type: done ? 'review_done' : 'review_reopened' }] : [],
      details: { review, reviewedAt: done ? (details.reviewedAt ?? ctx.now) : null },
    })
    return readProblem(tx, ctx, row.id)
  })
}
