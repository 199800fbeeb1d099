'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { submitOnce } from '@/lib/incidents/submit-once'
import { action } from '@/lib/people/action-context'
import { assignProblem } from './assign'
import { commentProblem } from './comment'
import { createProblem } from './create'
import { publishKnownError, withdrawKnownError } from './publication'
import { getProblem } from './queries'
import { deleteProblem, restoreProblem } from './remove'
import { previewResolution } from './resolution/preview'
import { resolveProblem } from './resolution/resolve'
import type { resolveProblemInput } from './resolution/schema'
import { saveReview } from './review'
import type {
  createProblemInput,
  knownErrorInput,
  problemAssignmentInput,
  ProblemDto,
  problemTransitionInput,
  reviewInput,
  updateProblemInput,
} from './schema'
import { searchProblems } from './search'
import { transitionProblem } from './transition'
import { updateProblem } from './update'

/** What a page needs of a problem that it shows anyway, and that is read anew. */
const stamp = ({ id, number, version }: ProblemDto) => ({ id, number, version })

/** Opens a problem, once for a `submission`. */
export const createProblemAction = action((ctx, submission: string, input: z.input<typeof createProblemInput>) =>
  submitOnce(ctx, submission, input, {
    run: async () => stamp(await createProblem(ctx, input)),
    recall: async (id) => stamp(await getProblem(ctx, id)),
  }),
)

export const updateProblemAction = action(async (ctx, id: string, input: z.input<typeof updateProblemInput>) => {
  const problem = await updateProblem(ctx, id, input)
  refresh()
  return stamp(problem)
})

export const assignProblemAction = action(async (ctx, id: string, input: z.input<typeof problemAssignmentInput>) => {
  const problem = await assignProblem(ctx, id, input)
  refresh()
  return stamp(problem)
})

export const transitionProblemAction = action(async (ctx, id: string, input: z.input<typeof problemTransitionInput>) => {
  const problem = await transitionProblem(ctx, id, input)
  refresh()
  return stamp(problem)
})

export const commentProblemAction = action(async (ctx, id: string, body: string) => {
  const comment = await commentProblem(ctx, id, { body })
  refresh()
  return { id: comment.id }
})

export const publishKnownErrorAction = action(async (ctx, id: string, input: z.input<typeof knownErrorInput>) => {
  const problem = await publishKnownError(ctx, id, input)
  refresh()
  return stamp(problem)
})

export const withdrawKnownErrorAction = action(async (ctx, id: string) => {
  const problem = await withdrawKnownError(ctx, id)
  refresh()
  return stamp(problem)
})

export const saveReviewAction = action(async (ctx, id: string, input: z.input<typeof reviewInput>) => {
  const problem = await saveReview(ctx, id, input)
  refresh()
  return stamp(problem)
})

export const deleteProblemAction = action(async (ctx, id: string) => {
  await deleteProblem(ctx, id)
  return null
})

export const restoreProblemAction = action(async (ctx, id: string) => {
  const problem = await restoreProblem(ctx, id)
  refresh()
  return stamp(problem)
})

export const previewResolutionAction = action((ctx, id: string) => previewResolution(ctx, id))

export const resolveProblemAction = action(async (ctx, id: string, input: z.input<typeof resolveProblemInput>) => {
  const { resolved, remaining } = await resolveProblem(ctx, id, input)
  refresh()
  return { resolved: resolved.length, remaining }
})

export const searchProblemsAction = action((ctx, text: string) => searchProblems(ctx, text))
