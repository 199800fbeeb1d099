'use client'

import { useEffect, useRef } from 'react'
import { storeDraft, storedDraft } from './use-draft'

const EVENT = 'farol:draft'

interface Inserted {
  ticketId: string
  text: string
}

/** What was written, and below it what is put in. */
export const joined = (body: string, text: string): string => (body.trim() ? `${body.trimEnd()}\n\n${text}` : text)

/**
 * Puts a text into the message that is being written on a ticket, and opens it. Nothing is sent.
 * @returns whether the message is on the page; else it waits in the draft, for the conversation to be opened
 */
export function insertIntoDraft(ticketId: string, text: string): boolean {
  const taken = !window.dispatchEvent(new CustomEvent<Inserted>(EVENT, { cancelable: true, detail: { ticketId, text } }))
  if (taken) return true
  const draft = storedDraft(ticketId)
  storeDraft(ticketId, { visibility: draft?.visibility ?? 'public', body: joined(draft?.body ?? '', text) })
  return false
}

/** Hears of texts that are put into the message of a ticket; null: somebody else takes them. */
export function useInserted(ticketId: string, take: ((text: string) => void) | null) {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    function onInserted(event: Event) {
      if (!(event instanceof CustomEvent) || event.defaultPrevented) return
      const { ticketId: to, text } = event.detail as Inserted
      if (to !== ticketId || !latest.current) return
      event.preventDefault()
      latest.current(text)
    }
    window.addEventListener(EVENT, onInserted)
    return () => window.removeEventListener(EVENT, onInserted)
  }, [ticketId])
}
