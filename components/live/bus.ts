import type { LiveChange } from '@/lib/platform/realtime/channels'

/** What a screen may hear while it is open. Ids only: whoever shows something asks the server for it. */
export interface LiveEvents {
  /** Tickets changed. */
  changed: readonly LiveChange[]
  /** There is a new notice for this person. */
  notified: undefined
  /** The connection was away for a while: anything may have changed. */
  resumed: undefined
}

type Listener<K extends keyof LiveEvents> = (payload: LiveEvents[K]) => void

const listeners: { [K in keyof LiveEvents]: Set<Listener<K>> } = { changed: new Set(), notified: new Set(), resumed: new Set() }

/** @returns what ends it */
export function onLive<K extends keyof LiveEvents>(event: K, listener: Listener<K>): () => void {
  listeners[event].add(listener)
  return () => {
    listeners[event].delete(listener)
  }
}

export function emitLive<K extends keyof LiveEvents>(event: K, payload: LiveEvents[K]): void {
  for (const listener of listeners[event]) listener(payload)
}
