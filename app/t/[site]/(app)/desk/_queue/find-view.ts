import { cache } from 'react'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'
import { getView } from '@/lib/tickets/views/queries'
import type { ViewDto } from '@/lib/tickets/views/schema'

/** A saved view of the address, read once for the page and its title; null when the reader has no such view. */
export const findView = cache(async (ctx: Ctx, id: string): Promise<ViewDto | null> => {
  try {
    return await getView(ctx, id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
})
