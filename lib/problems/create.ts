import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { takeNumbers } from '@/lib/tickets/numbers'
import { checkConfidential } from '@/lib/tickets/references'
import { fetchProblem } from './fetch'
import { LINKING, linkWithin } from './incidents/link'
import { insertProblem } from './insert'
import { readProblem } from './queries'
import { createProblemInput, type ProblemDto } from './schema'

/**
 * Opens a problem, together with the incidents that it causes. Its priority follows from impact and urgency by the
 * tenant's matrix.
 * @throws Forbidden, ValidationFailed (also for an incident that is not there), Conflict (one that has another problem)
 */
export async function createProblem(ctx: Ctx, input: unknown): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const { incidents, ...data } = parse(createProblemInput, input)
  checkConfidential(ctx, data.confidential)

  const number = await takeNumbers(ctx, 'problem')
  return withTenant(ctx, async (tx) => {
    const id = await insertProblem(tx, ctx, { ...data, number })
    if (incidents.length > 0) {
      const opened = await fetchProblem(tx, { ...ctx, actor: { kind: 'system', name: ctx.actor.name } }, id)
      await linkWithin(tx, ctx, opened, { incidents, via: incidents.length > 1 ? 'bulk' : 'manual', move: false })
    }
    return readProblem(tx, ctx, id)
  }, LINKING)
}
