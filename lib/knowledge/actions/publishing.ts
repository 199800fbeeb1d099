'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { publish } from '../publishing/publish'
import type { publishInput, unpublishInput } from '../publishing/schema'
import { cancelSchedule, unpublish } from '../publishing/unpublish'

export const publishAction = action(async (ctx, id: string, locale: string, input: z.input<typeof publishInput>) => {
  await publish(ctx, id, locale, input)
  refresh()
})

export const unpublishAction = action(async (ctx, id: string, locale: string, input: z.input<typeof unpublishInput>) => {
  await unpublish(ctx, id, locale, input)
  refresh()
})

export const cancelScheduleAction = action(async (ctx, id: string, locale: string) => {
  await cancelSchedule(ctx, id, locale)
  refresh()
})
