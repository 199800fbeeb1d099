'use client'

import { createContext, use } from 'react'

/** What the bell has to know of the pages around it. */
export interface UnreadValue {
  /** How many notices are unread, as far as it is known. */
  unread: number
  setUnread: (unread: number) => void
  /** Where the reader sees tickets: `/desk/incidents`, or `/portal/tickets`. */
  ticketsPath: string
}

/** Given by the frame of the desk and by that of the portal. */
export const Unread = createContext<UnreadValue | null>(null)

export function useUnread(): UnreadValue {
  const value = use(Unread)
  if (!value) throw new Error('useUnread outside of a frame with a bell')
  return value
}
