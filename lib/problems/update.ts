import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { same } from '@/lib/tickets/change'
import { collectEdit, type Changes } from '@/lib/tickets/edit'
import { checkConfidential } from '@/lib/tickets/references'
import type { z } from 'zod'
import { changeProblem } from './change'
import { fetchProblem, type FetchedProblem } from './fetch'
import { readProblem } from './queries'
import { knownErrorIssues } from './rules'
import { updateProblemInput, type ProblemDto } from './schema'

type Details = Prisma.ProblemUncheckedUpdateManyInput

/**
 * Edits a problem: how it is filed, and what is known of its cause. What equals the present value is no change. A
 * published known error keeps a cause and a workaround.
 * @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version)
 */
export async function updateProblem(ctx: Ctx, ref: string, input: unknown, expectedVersion?: number): Promise<ProblemDto> {
  authorize(ctx, 'problem.manage')
  const { version = expectedVersion, ...data } = parse(updateProblemInput, input)
  checkConfidential(ctx, data.confidential)
  return withTenant(ctx, async (tx) => {
    const problem = await fetchProblem(tx, ctx, ref, version)
    const changes = await collectEdit(tx, ctx, problem.row, data)
    const details = addAnalysis(changes, problem, data)
    await changeProblem(tx, ctx, problem, {
      action: 'updated',
      columns: changes.columns,
      fields: changes.fields,
      details,
      ...(data.tags && !same(problem.row.tags, data.tags) ? { tags: data.tags } : {}),
    })
    return readProblem(tx, ctx, problem.row.id)
  })
}

function addAnalysis(changes: Changes, { details: old }: FetchedProblem, data: z.infer<typeof updateProblemInput>): Details {
  const { symptoms, errorCode, impactText, rootCause, workaround, fiveWhys, fishbone } = data
  const columns: Details = {}
  const set = (field: keyof typeof old & keyof typeof data, columnsOfField: Details) => {
    if (data[field] === undefined || same(old[field], data[field])) return
    changes.add(field, old[field], data[field])
    Object.assign(columns, columnsOfField)
  }
  if (symptoms !== undefined) set('symptoms', { symptoms })
  if (errorCode !== undefined) set('errorCode', { errorCode })
  if (impactText !== undefined) set('impactText', { impactText })
  if (rootCause !== undefined) set('rootCause', { rootCause })
  if (workaround !== undefined) set('workaround', { workaround, workaroundHtml: renderMarkdown(workaround) })
  if (fiveWhys !== undefined) set('fiveWhys', { fiveWhys })
  if (fishbone !== undefined) set('fishbone', { fishbone })
  const issues = old.knownErrorAt
    ? knownErrorIssues({ rootCause: rootCause ?? old.rootCause, workaround: workaround ?? old.workaround })
    : []
  if (issues.length > 0) throw new ValidationFailed(issues)
  return columns
}
