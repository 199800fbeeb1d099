'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { applyKnownError, dismissKnownError } from './decide'

export const applyKnownErrorAction = action(async (ctx, problemId: string, incidentId: string) => {
  const { number, workaround } = await applyKnownError(ctx, problemId, incidentId)
  refresh()
  return { number, workaround }
})

export const dismissKnownErrorAction = action(async (ctx, problemId: string, incidentId: string) => {
  await dismissKnownError(ctx, problemId, incidentId)
  refresh()
  return null
})
