'use server'

import { action } from '@/lib/people/action-context'
import { decide } from './decide'
import { openSuggestion } from './open'
import { suggest } from './suggest'

export const suggestAction = action((ctx, session: string, title: string, description: string) => suggest(ctx, { session, title, description }))

export const openSuggestionAction = action((ctx, input: { session: string; kind: string; id: string }) => openSuggestion(ctx, input))

export const decideSuggestionAction = action(async (ctx, input: { session: string; kind: string; id: string; outcome: string }) => {
  await decide(ctx, input)
  return null
})
