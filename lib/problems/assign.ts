import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { assignmentChange } from '@/lib/tickets/assignment'
import { changeProblem } from './change'
import { fetchProblem } from './fetch'
import { readProblem } from './queries'
import { problemAssignmentInput, type ProblemDto } from './schema'

/**
 * Gives a problem to a person, a team, or both; null takes it away, what is absent stays.
 * @throws Forbidden, NotFound, ValidationFailed (nobody who works tickets, no such team), Conflict
 */
export async function assignProblem(ctx: Ctx, ref: string, input: unknown): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const { version, ...assignment } = parse(problemAssignmentInput, input)
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    await changeProblem(tx, ctx, problem, await assignmentChange(tx, problem.row, assignment))
    return readProblem(tx, ctx, problem.row.id)
  })
}
