'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { removeParent, setParent } from '@/lib/tickets/family/set-parent'
import { addLink } from '@/lib/tickets/links/add'
import { removeLink } from '@/lib/tickets/links/remove'
import type { linkInput } from '@/lib/tickets/links/schema'
import { bulkMerge, bulkUndoMerge, previewBulkMerge } from './bulk-merge'
import { listOpenDescendants } from './family/queries'
import { resolveFamily } from './family/resolve'
import type { resolveFamilyInput } from './family/schema'
import { createFollowUp } from './follow-up'
import { mergeIncident } from './merge/merge'
import { previewMerge } from './merge/preview'
import { undoMerge } from './merge/undo'
import { getIncident } from './queries'
import type { followUpInput } from './schema'
import { submitOnce } from './submit-once'

export const previewMergeAction = action((ctx, id: string, into: string) => previewMerge(ctx, id, { into }))

export const mergeIncidentAction = action(async (ctx, id: string, into: string) => {
  const { number, mergedInto } = await mergeIncident(ctx, id, { into })
  refresh()
  return { number, into: mergedInto?.number ?? null }
})

export const undoMergeAction = action(async (ctx, id: string) => {
  const { number } = await undoMerge(ctx, id)
  refresh()
  return { number }
})

export const previewBulkMergeAction = action((ctx, ids: readonly string[], into?: string) => previewBulkMerge(ctx, { ids, into }))

export const bulkMergeAction = action(async (ctx, ids: readonly string[], into: string) => {
  const result = await bulkMerge(ctx, { ids, into })
  refresh()
  return result
})

export const bulkUndoMergeAction = action(async (ctx, ids: readonly string[]) => {
  const result = await bulkUndoMerge(ctx, ids)
  refresh()
  return result
})

export const addLinkAction = action(async (ctx, kind: 'incident' | 'problem', id: string, input: z.input<typeof linkInput>) => {
  const link = await addLink(ctx, kind === 'problem' ? 'problem' : 'incident', id, input)
  refresh()
  return { id: link.id }
})

export const removeLinkAction = action(async (ctx, linkId: string) => {
  await removeLink(ctx, linkId)
  refresh()
  return null
})

/** Puts an incident below another one; null takes it away. */
export const setParentAction = action(async (ctx, id: string, parent: string | null) => {
  await (parent === null ? removeParent(ctx, 'incident', id) : setParent(ctx, 'incident', id, { parent }))
  refresh()
  return null
})

export const openDescendantsAction = action((ctx, id: string) => listOpenDescendants(ctx, id))

export const resolveFamilyAction = action(async (ctx, id: string, input: z.input<typeof resolveFamilyInput>) => {
  const { resolved } = await resolveFamily(ctx, id, input)
  refresh()
  return { count: resolved.length }
})

/** Opens a follow-up, once for a `submission`. */
export const createFollowUpAction = action((ctx, submission: string, id: string, input: z.input<typeof followUpInput>) =>
  submitOnce(ctx, submission, [id, input], {
    run: async () => ({ number: (await createFollowUp(ctx, id, input)).number }),
    recall: async (made) => ({ number: (await getIncident(ctx, made)).number }),
  }),
)
