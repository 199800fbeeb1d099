'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import type { Visibility } from '@/lib/tickets/schema'
import { assignIncident, takeIncident } from './assign'
import { bulkAssign, bulkTransition, type BulkResult } from './bulk'
import { bulkDelete, bulkRestore } from './bulk-remove'
import { addComment } from './comment'
import { createIncident } from './create'
import { getIncident } from './queries'
import type {
  assignmentInput,
  bulkAssignInput,
  bulkTransitionInput,
  createIncidentInput,
  IncidentDto,
  transitionInput,
  updateIncidentInput,
} from './schema'
import { submitOnce } from './submit-once'
import { transitionIncident } from './transition'
import { updateIncident } from './update'

/** What an interface needs of an incident that it shows anyway, and that is read anew. */
const stamp = ({ id, number, version }: IncidentDto) => ({ id, number, version })

/**
 * Opens an incident, once for a `submission`: a form that is sent again because its answer was lost gets
 * the incident of the first time.
 */
export const createIncidentAction = action(
  (ctx, submission: string, input: z.input<typeof createIncidentInput>) => {
    const answerOf = ({ id, number }: IncidentDto) => ({ id, number })
    return submitOnce(ctx, submission, input, {
      run: async () => answerOf(await createIncident(ctx, input)),
      recall: async (id) => answerOf(await getIncident(ctx, id)),
    })
  },
)

export const updateIncidentAction = action(async (ctx, id: string, input: z.input<typeof updateIncidentInput>) => {
  const incident = await updateIncident(ctx, id, input)
  refresh()
  return stamp(incident)
})

export const assignIncidentAction = action(async (ctx, id: string, input: z.input<typeof assignmentInput>) => {
  const incident = await assignIncident(ctx, id, input)
  refresh()
  return stamp(incident)
})

export const takeIncidentAction = action(async (ctx, id: string, version: number) => {
  const incident = await takeIncident(ctx, id, version)
  refresh()
  return stamp(incident)
})

export const transitionIncidentAction = action(async (ctx, id: string, input: z.input<typeof transitionInput>) => {
  const incident = await transitionIncident(ctx, id, input)
  refresh()
  return stamp(incident)
})

export const commentIncidentAction = action(async (ctx, id: string, body: string, visibility: Visibility) => {
  const comment = await addComment(ctx, id, { body, visibility })
  refresh()
  return { id: comment.id }
})

const outcome = ({ done, failed }: BulkResult) => ({
  done: done.map(stamp),
  failed: failed.map(({ id, code }) => ({ id, code })),
})

export const bulkAssignAction = action(async (ctx, input: z.input<typeof bulkAssignInput>) => {
  const result = await bulkAssign(ctx, input)
  refresh()
  return outcome(result)
})

export const bulkTransitionAction = action(async (ctx, input: z.input<typeof bulkTransitionInput>) => {
  const result = await bulkTransition(ctx, input)
  refresh()
  return outcome(result)
})

export const bulkDeleteAction = action(async (ctx, ids: readonly string[]) => {
  const result = await bulkDelete(ctx, ids)
  refresh()
  return result
})

export const bulkRestoreAction = action(async (ctx, ids: readonly string[]) => {
  const result = await bulkRestore(ctx, ids)
  refresh()
  return result
})
