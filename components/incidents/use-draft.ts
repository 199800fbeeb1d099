'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Visibility } from '@/lib/tickets/vocabulary'

export interface Draft {
  body: string
  visibility: Visibility
}

const keyOf = (ticketId: string) => `farol.draft.${ticketId}`

/** What was typed on a ticket and not sent, if anything. Browser only. */
export function storedDraft(ticketId: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(ticketId)) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return null
    const body: unknown = Reflect.get(stored, 'body')
    const visibility = Reflect.get(stored, 'visibility') === 'internal' ? 'internal' : 'public'
    return typeof body === 'string' && body ? { body, visibility } : null
  } catch {
    return null
  }
}

const unchanging = () => () => undefined

/** For whom the stored message is; null without one, and while the server renders. */
export const useStoredVisibility = (ticketId: string): Visibility | null =>
  useSyncExternalStore(
    unchanging,
    () => storedDraft(ticketId)?.visibility ?? null,
    () => null,
  )

/** Keeps what is typed, in this browser. */
export const storeDraft = (ticketId: string, draft: Draft): void => localStorage.setItem(keyOf(ticketId), JSON.stringify(draft))

/** Forgets what was typed, since it was sent. */
export const dropDraft = (ticketId: string): void => localStorage.removeItem(keyOf(ticketId))

/** The text of a message in the making; it survives leaving the page, in this browser, until it is sent. */
export function useDraft(ticketId: string, visibility: Visibility): [string, (next: string) => void] {
  const [body, setBody] = useState(() => storedDraft(ticketId)?.body ?? '')

  useEffect(() => {
    if (body.trim()) storeDraft(ticketId, { body, visibility })
    else dropDraft(ticketId)
  }, [ticketId, body, visibility])

  return [body, setBody]
}
