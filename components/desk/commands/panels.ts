'use client'

import { useSyncExternalStore } from 'react'

/** What the desk shows above a page: the command palette, the map of keys, or nothing. */
export type Panel = 'palette' | 'help' | null

let panel: Panel = null
const listeners = new Set<() => void>()

export function showPanel(next: Panel) {
  panel = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const usePanel = (): Panel =>
  useSyncExternalStore(
    subscribe,
    () => panel,
    () => null,
  )
