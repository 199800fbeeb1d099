'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { addResolutionCode } from './add'
import { archiveResolutionCode, restoreResolutionCode } from './archive'
import type { addResolutionCodeInput } from './schema'

export const addResolutionCodeAction = action(async (ctx, input: z.input<typeof addResolutionCodeInput>) => {
  await addResolutionCode(ctx, input)
  refresh()
})

export const archiveResolutionCodeAction = action(async (ctx, key: string) => {
  await archiveResolutionCode(ctx, key)
  refresh()
})

export const restoreResolutionCodeAction = action(async (ctx, key: string) => {
  await restoreResolutionCode(ctx, key)
  refresh()
})
