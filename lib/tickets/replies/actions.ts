'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { createReply } from './create'
import { deleteReply } from './remove'
import { updateReply } from './update'
import { applyReply } from './use'

export const createReplyAction = action(async (ctx, input: unknown) => {
  await createReply(ctx, input)
  refresh()
})

export const updateReplyAction = action(async (ctx, id: string, input: unknown, version: number) => {
  await updateReply(ctx, id, input, version)
  refresh()
})

export const deleteReplyAction = action(async (ctx, id: string) => {
  await deleteReply(ctx, id)
  refresh()
})

export const applyReplyAction = action((ctx, id: string, ticket: string) => applyReply(ctx, 'incident', id, { ticket }))
