'use client'

import { createContext, use } from 'react'

export interface DraftHandle {
  articleId: string
  number: string
  locale: string
  /** Saves what is being written: the draft's version then, or null when that failed. */
  flush: () => Promise<number | null>
}

/** The draft that the page edits, for what stands around the text. */
export const DraftContext = createContext<DraftHandle | null>(null)

export function useDraft(): DraftHandle {
  const draft = use(DraftContext)
  if (!draft) throw new Error('Not within an editor')
  return draft
}
