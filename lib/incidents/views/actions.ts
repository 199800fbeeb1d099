'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { arrangeViews } from '@/lib/tickets/views/arrange'
import { createView } from '@/lib/tickets/views/create'
import { listViews } from '@/lib/tickets/views/queries'
import { deleteView, restoreView } from '@/lib/tickets/views/remove'
import type { ViewDto } from '@/lib/tickets/views/schema'
import { updateView } from '@/lib/tickets/views/update'
import { incidentViews } from './schema'

const stamp = ({ id, name, version }: ViewDto) => ({ id, name, version })

export const listViewsAction = action(async (ctx) => (await listViews(ctx)).map(({ id, name, isDefault }) => ({ id, name, isDefault })))

export const createViewAction = action(async (ctx, input: unknown) => stamp(await createView(ctx, incidentViews, input)))

export const updateViewAction = action(async (ctx, id: string, input: unknown, version: number) => {
  const view = await updateView(ctx, incidentViews, id, input, version)
  refresh()
  return stamp(view)
})

export const deleteViewAction = action(async (ctx, id: string) => {
  await deleteView(ctx, id)
})

export const restoreViewAction = action(async (ctx, id: string) => {
  const view = await restoreView(ctx, id)
  refresh()
  return stamp(view)
})

export const arrangeViewsAction = action(async (ctx, input: unknown) => {
  await arrangeViews(ctx, input)
  refresh()
})
