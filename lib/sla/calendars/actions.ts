'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { parse } from '@/lib/platform/parse'
import { archiveCalendar, restoreCalendar } from './archive'
import { createCalendar } from './create'
import { readHolidayFile } from './import-holidays'
import type { CreateCalendarInput, UpdateCalendarInput } from './schema'
import { updateCalendar } from './update'

export const createCalendarAction = action((ctx, input: CreateCalendarInput) => createCalendar(ctx, input))

export const updateCalendarAction = action((ctx, id: string, input: UpdateCalendarInput, version: number) =>
  updateCalendar(ctx, id, input, version),
)

export const archiveCalendarAction = action(async (ctx, id: string) => {
  await archiveCalendar(ctx, id)
  refresh()
})

export const restoreCalendarAction = action(async (ctx, id: string) => {
  await restoreCalendar(ctx, id)
  refresh()
})

const form = z.object({ file: z.instanceof(Blob) })

export const readHolidayFileAction = action((ctx, data: FormData) =>
  readHolidayFile(ctx, parse(form, Object.fromEntries(data)).file.stream()),
)
