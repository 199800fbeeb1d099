'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'farol.shortcuts'
const CHANGED = 'farol:shortcuts'

/**
 * Whether single keys run commands. People who dictate or press keys by accident turn it off (WCAG 2.1.4);
 * the choice stays in the browser. Keys with Ctrl or Cmd work always.
 */
export const shortcutsOn = (): boolean => localStorage.getItem(KEY) !== 'off'

export function setShortcuts(on: boolean) {
  localStorage.setItem(KEY, on ? 'on' : 'off')
  dispatchEvent(new Event(CHANGED))
}

function subscribe(listener: () => void) {
  addEventListener(CHANGED, listener)
  return () => removeEventListener(CHANGED, listener)
}

export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, shortcutsOn, () => true)
