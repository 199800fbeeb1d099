'use server'

import { action } from '@/lib/people/action-context'
import { attachFiles, formFiles, type FileFailure } from '@/lib/tickets/attach-files'
import { createIncident } from './create'
import { replyToIncident, type ReplyOutcome } from './reply'

export interface Opened {
  number: string
  refused: FileFailure[]
}

/** The portal's form: who opens is who is signed in, whatever the form says. */
export const openIncidentAction = action(async (ctx, form: FormData): Promise<Opened> => {
  const files = formFiles(form)
  const text = (name: string) => form.get(name) ?? undefined
  const incident = await createIncident(ctx, {
    title: text('title'),
    description: text('description'),
    impact: text('impact'),
    urgency: text('urgency'),
    categoryId: text('categoryId') || null,
    channel: 'portal',
  })
  const refused = await attachFiles(ctx, 'incident', incident.id, files, { visibility: 'public' })
  return { number: incident.number, refused }
})

export interface Replied extends ReplyOutcome {
  refused: FileFailure[]
}

export const replyFromPortalAction = action(async (ctx, ref: string, form: FormData): Promise<Replied> => {
  const files = formFiles(form)
  const reply = await replyToIncident(ctx, ref, { body: form.get('body') })
  const { incident, commentId } = reply
  const place = { visibility: 'public' as const, ...(commentId ? { commentId } : {}) }
  return { ...reply, refused: await attachFiles(ctx, 'incident', incident.id, files, place) }
})
