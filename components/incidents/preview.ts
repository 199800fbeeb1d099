'use client'

import { call } from '@/components/desk/use-action'
import { previewAction } from '@/lib/tickets/actions'

/** What a text will look like, made by the server; empty when it could not be asked. */
export async function preview(markdown: string): Promise<string> {
  const result = await call(() => previewAction(markdown))
  return result.ok ? result.data : ''
}
