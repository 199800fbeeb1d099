'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import type { TicketKind } from '@/lib/tickets/ref'
import { draftArticleFrom } from './draft-article'
import { linkArticle, unlinkArticle } from './link'

export const linkArticleAction = action(async (ctx, kind: TicketKind, ticketId: string, article: string, via: 'linked' | 'sent') => {
  const { message } = await linkArticle(ctx, kind, ticketId, { article, via })
  refresh()
  return { message }
})

export const unlinkArticleAction = action(async (ctx, kind: TicketKind, ticketId: string, article: string) => {
  await unlinkArticle(ctx, kind, ticketId, article)
  refresh()
  return null
})

export const draftArticleAction = action(async (ctx, kind: TicketKind, ticketId: string) => {
  const { number } = await draftArticleFrom(ctx, kind, ticketId)
  return { number }
})
