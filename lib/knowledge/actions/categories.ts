'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { archiveKbCategory, restoreKbCategory } from '../categories/archive'
import { createKbCategory } from '../categories/create'
import { reorderKbCategories } from '../categories/reorder'
import type { createKbCategoryInput, orderKbCategoriesInput, updateKbCategoryInput } from '../categories/schema'
import { updateKbCategory } from '../categories/update'

export const createKbCategoryAction = action(async (ctx, input: z.input<typeof createKbCategoryInput>) => {
  await createKbCategory(ctx, input)
  refresh()
})

export const updateKbCategoryAction = action(async (ctx, id: string, input: z.input<typeof updateKbCategoryInput>, version: number) => {
  await updateKbCategory(ctx, id, input, version)
  refresh()
})

export const reorderKbCategoriesAction = action(async (ctx, input: z.input<typeof orderKbCategoriesInput>) => {
  await reorderKbCategories(ctx, input)
  refresh()
})

export const archiveKbCategoryAction = action(async (ctx, id: string) => {
  await archiveKbCategory(ctx, id)
  refresh()
})

export const restoreKbCategoryAction = action(async (ctx, id: string) => {
  await restoreKbCategory(ctx, id)
  refresh()
})
