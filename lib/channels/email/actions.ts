'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { archiveMailbox } from './mailboxes/archive'
import { createMailbox } from './mailboxes/create'
import { setMailboxActive } from './mailboxes/pause'
import type { MailboxChanges, MailboxInput } from './mailboxes/schema'
import { testMailbox } from './mailboxes/test'
import { updateMailbox } from './mailboxes/update'
import { makeTicketOf, replayInbound } from './reprocess'

export const createMailboxAction = action(async (ctx, input: MailboxInput) => {
  await createMailbox(ctx, input)
  refresh()
})

export const updateMailboxAction = action(async (ctx, id: string, input: MailboxChanges, version: number) => {
  await updateMailbox(ctx, id, input, version)
  refresh()
})

export const setMailboxActiveAction = action(async (ctx, id: string, active: boolean) => {
  await setMailboxActive(ctx, id, active)
  refresh()
})

export const archiveMailboxAction = action(async (ctx, id: string) => {
  await archiveMailbox(ctx, id)
  refresh()
})

export const testMailboxAction = action((ctx, id: string) => testMailbox(ctx, id))

export const replayInboundAction = action(async (ctx, id: string) => {
  await replayInbound(ctx, id)
  refresh()
})

export const makeTicketAction = action(async (ctx, id: string) => {
  await makeTicketOf(ctx, id)
  refresh()
})
