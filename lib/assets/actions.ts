'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import type { TicketKind } from '@/lib/tickets/ref'
import { archiveItem, restoreItem } from './archive'
import { createItem } from './create'
import type { createItemInput, updateItemInput } from './schema'
import { setItems } from './set-items'
import { updateItem } from './update'

export const createItemAction = action(async (ctx, input: z.input<typeof createItemInput>) => {
  await createItem(ctx, input)
  refresh()
})

export const updateItemAction = action(async (ctx, id: string, input: z.input<typeof updateItemInput>, version: number) => {
  await updateItem(ctx, id, input, version)
  refresh()
})

export const archiveItemAction = action(async (ctx, id: string) => {
  await archiveItem(ctx, id)
  refresh()
})

export const restoreItemAction = action(async (ctx, id: string) => {
  await restoreItem(ctx, id)
  refresh()
})

export const setItemsAction = action(async (ctx, kind: Extract<TicketKind, 'incident' | 'problem'>, ticketId: string, itemIds: string[]) => {
  await setItems(ctx, kind === 'problem' ? 'problem' : 'incident', ticketId, { itemIds })
  refresh()
})
