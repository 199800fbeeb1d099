'use server'

import { action } from '@/lib/people/action-context'
import { attachFiles, formFiles, type FileFailure } from '@/lib/tickets/attach-files'
import { createIncident } from './create'
import { getIncident } from './queries'
import { replyToIncident, type ReplyOutcome } from './reply'
import { submitOnce } from './submit-once'

export interface Opened {
  number: string
  refused: FileFailure[]
}

/** The portal's form: who opens is who is signed in, whatever the form says. */
export const openIncidentAction = action(async (ctx, submission: string, form: FormData): Promise<Opened> => {
  const files = formFiles(form)
  const text = (name: string) => form.get(name) ?? undefined
  const input = {
    title: text('title'),
    description: text('description'),
    impact: text('impact'),
    urgency: text('urgency'),
    categoryId: text('categoryId') || null,
    channel: 'portal',
  }
  return submitOnce(ctx, submission, [input, files.map(describe)], {
    run: async () => {
      const { id, number } = await createIncident(ctx, input)
      return { number, refused: await attachFiles(ctx, 'incident', id, files, { visibility: 'public' }) }
    },
    recall: async (id) => ({ number: (await getIncident(ctx, id)).number, refused: [] }),
  })
})

export interface Replied extends ReplyOutcome {
  refused: FileFailure[]
}

export const replyFromPortalAction = action(async (ctx, submission: string, ref: string, form: FormData): Promise<Replied> => {
  const files = formFiles(form)
  const body = form.get('body')
  return submitOnce(ctx, submission, [ref, body, files.map(describe)], {
    run: async () => {
      const reply = await replyToIncident(ctx, ref, { body })
      const { filesOn, commentId } = reply
      const place = { visibility: 'public' as const, ...(commentId ? { commentId } : {}) }
      return { ...reply, refused: await attachFiles(ctx, 'incident', filesOn, files, place) }
    },
    recall: async (id) => {
      const { number } = await getIncident(ctx, id)
      return { incident: { id, number }, outcome: 'added', commentId: null, filesOn: id, refused: [] }
    },
  })
})

const describe = ({ name, size }: File) => ({ name, size })
