'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { dismissGap } from './dismiss'

export const dismissGapAction = action(async (ctx, kind: string, key: string) => {
  await dismissGap(ctx, { kind, key })
  refresh()
  return null
})
