import { z } from 'zod'
import { ITEM_KINDS, MOST_ITEMS_OF_TICKET } from './vocabulary'

const name = z.string().trim().min(1).max(120)
const kind = z.enum(ITEM_KINDS)

export const createItemInput = z.strictObject({ name, kind: kind.default('other') })
export const updateItemInput = z.strictObject({ name, kind }).partial()

/** The full new set: items that are not in it are taken away. */
export const setItemsInput = z.strictObject({ itemIds: z.array(z.uuid()).max(MOST_ITEMS_OF_TICKET) })

export const itemSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind,
  version: z.number().int(),
  archivedAt: z.iso.datetime().nullable(),
})

/** What a ticket is about, as its lists show it. */
export const ticketItemsSchema = z.object({ data: z.array(itemSchema.pick({ id: true, name: true, kind: true })) })

export type ItemDto = z.infer<typeof itemSchema>
export type NamedItem = z.infer<typeof ticketItemsSchema>['data'][number]
