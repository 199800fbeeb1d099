import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { changeProblem } from './change'
import { fetchProblem } from './fetch'
import { readProblem } from './queries'
import { knownErrorIssues } from './rules'
import { knownErrorInput, type ProblemDto } from './schema'

/**
 * Publishes a problem as a known error, or changes who is shown it. From then on it is offered where its symptoms are
 * reported.
 * @throws Forbidden, NotFound, Conflict (closed by an exit, confidential), ValidationFailed without cause and workaround
 */
export async function publishKnownError(ctx: Ctx, ref: string, input: unknown = {}): Promise<ProblemDto> {
  authorize(ctx, 'problem.known_error')
  const { audience, version } = parse(knownErrorInput, input)
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    const { row, details } = problem
    if (details.exit === 'duplicate') throw new Conflict('A duplicate is no known error: publish the problem that stands for it')
    if (row.confidential && audience === 'requesters') throw new Conflict('A confidential problem is not shown to requesters')
    const issues = knownErrorIssues(details)
    if (issues.length > 0) throw new ValidationFailed(issues)
    const fields = details.knownErrorAudience === audience ? [] : [{ field: 'knownError', old: details.knownErrorAudience, new: audience }]
    await changeProblem(tx, ctx, problem, {
      action: 'known_error_published',
      columns: {},
      fields,
      details: { knownErrorAudience: audience, knownErrorAt: details.knownErrorAt ?? ctx.now },
    })
    return readProblem(tx, ctx, row.id)
  })
}

/** Takes a known error back; a problem that is none stays as it is. @throws Forbidden, NotFound, Conflict */
export async function withdrawKnownError(ctx: Ctx, ref: string): Promise<ProblemDto> {
  authorize(ctx, 'problem.known_error')
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref)
    const { row, details } = problem
    await changeProblem(tx, ctx, problem, {
      action: 'known_error_withdrawn',
      columns: {},
      fields: details.knownErrorAt ? [{ field: 'knownError', old: details.knownErrorAudience, new: null }] : [],
      details: { knownErrorAudience: null, knownErrorAt: null },
    })
    return readProblem(tx, ctx, row.id)
  })
}
