'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { archiveCategory, restoreCategory } from './archive'
import { createCategory } from './create'
import type { createCategoryInput, updateCategoryInput } from './schema'
import { updateCategory } from './update'

export const createCategoryAction = action(async (ctx, input: z.input<typeof createCategoryInput>) => {
  await createCategory(ctx, input)
  refresh()
})

export const updateCategoryAction = action(
  async (ctx, id: string, input: z.input<typeof updateCategoryInput>, version: number) => {
    await updateCategory(ctx, id, input, version)
    refresh()
  },
)

export const archiveCategoryAction = action(async (ctx, id: string) => {
  await archiveCategory(ctx, id)
  refresh()
})

export const restoreCategoryAction = action(async (ctx, id: string) => {
  await restoreCategory(ctx, id)
  refresh()
})
