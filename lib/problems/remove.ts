import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { changeProblem } from './change'
import { fetchProblem } from './fetch'
import { readProblem } from './queries'
import type { ProblemDto } from './schema'

/**
 * Puts a problem into the bin, from which it can be restored with its incidents.
 * @throws Forbidden, NotFound, Conflict while it is published as a known error
 */
export async function deleteProblem(ctx: Ctx, ref: string): Promise<void> {
  authorize(ctx, 'problem.delete')
  await withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref)
    if (problem.details.knownErrorAt) throw new Conflict('Withdraw the known error before deleting its problem')
    await changeProblem(tx, ctx, problem, { action: 'deleted', columns: { deletedAt: ctx.now }, fields: [], entries: [{ type: 'deleted' }] })
  })
}

/** Takes a problem out of the bin, as it was. @throws Forbidden, NotFound */
export async function restoreProblem(ctx: Ctx, ref: string): Promise<ProblemDto> {
  authorize(ctx, 'problem.delete')
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, undefined, { bin: true })
    await changeProblem(tx, ctx, problem, { action: 'restored', columns: { deletedAt: null }, fields: [], entries: [{ type: 'restored' }] })
    return readProblem(tx, ctx, problem.row.id)
  })
}
