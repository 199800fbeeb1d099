'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { revokeSession } from './revoke'
import { revokeOtherSessions, revokeUserSessions } from './revoke-all'

export const revokeSessionAction = action(async (ctx, id: string) => {
  await revokeSession(ctx, id)
  refresh()
})

export const revokeOtherSessionsAction = action(async (ctx) => {
  const count = await revokeOtherSessions(ctx)
  refresh()
  return count
})

export const revokeUserSessionsAction = action(async (ctx, userId: string) => {
  const count = await revokeUserSessions(ctx, userId)
  refresh()
  return count
})
