'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { authorize } from '@/lib/platform/auth/permissions'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { addAttachment } from './attachments'
import { PREFIX, type TicketKind } from './ref'
import { textSchema, uuidSchema, VISIBILITIES } from './schema'
import { listChangesSince } from './timeline-since'
import { setWatching } from './watchers'

const kindSchema = z.enum(Object.keys(PREFIX) as [TicketKind, ...TicketKind[]])

const attachInput = z.strictObject({
  kind: kindSchema,
  ticketId: uuidSchema,
  visibility: z.enum(VISIBILITIES),
  commentId: uuidSchema.optional(),
})

/** Stores the field `file` of a form with a ticket. */
export const attachFileAction = action(async (ctx, form: FormData, target: z.input<typeof attachInput>) => {
  const { kind, ticketId, ...rest } = parse(attachInput, target)
  const file = form.get('file')
  if (!(file instanceof File)) throw ValidationFailed.at('file', 'Send a file', 'required')
  const upload = { fileName: file.name, contentType: file.type, body: file.stream(), ...rest }
  const { id } = await addAttachment(ctx, kind, ticketId, upload)
  refresh()
  return { id }
})

const watchInput = z.strictObject({
  kind: kindSchema,
  ticketId: uuidSchema,
  watching: z.boolean(),
  /** Absent: the actor. */
  userId: uuidSchema.optional(),
})

export const setWatchingAction = action(async (ctx, input: z.input<typeof watchInput>) => {
  const { kind, ticketId, watching, userId } = parse(watchInput, input)
  await setWatching(ctx, kind, ticketId, watching, userId)
  refresh()
  return null
})

const changesInput = z.strictObject({ kind: kindSchema, ticketId: uuidSchema, since: z.iso.datetime() })

/** What was changed on a ticket after an instant, oldest first: for those whose change came too late. */
export const changesSinceAction = action(async (ctx, input: z.input<typeof changesInput>) => {
  const { kind, ticketId, since } = parse(changesInput, input)
  return listChangesSince(ctx, kind, ticketId, new Date(since))
})

/** What a text will look like; nothing is kept. */
export const previewAction = action(async (ctx, markdown: string) => {
  authorize(ctx, 'incident.create', 'incident.read', 'incident.read.own')
  return renderMarkdown(parse(textSchema, markdown))
})
