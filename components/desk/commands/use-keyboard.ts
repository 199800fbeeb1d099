'use client'

import { useEffect } from 'react'
import { beginsPair, commandOfKeys } from './keymap'
import { shortcutsOn } from './preference'
import { findCommand } from './registry'

/** How long the first key of a pair waits for the second, in milliseconds. */
const PAIR_MS = 1_200

/** Whether the key belongs to what is focused: a field, or a menu or dialog with keys of its own. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const typing = target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]')
  return typing !== null || target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null
}

/** Listens for the keys of the desk; never while somebody types. */
export function useKeyboard() {
  useEffect(() => {
    let first: { key: string; at: number } | null = null

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.isComposing || event.repeat) return
      const mod = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (mod) {
        run(commandOfKeys(`mod+${key}`), event)
        return
      }
      if (!shortcutsOn() || belongsElsewhere(event.target)) return
      const pair = first && event.timeStamp - first.at < PAIR_MS ? commandOfKeys(`${first.key} ${key}`) : undefined
      first = !pair && beginsPair(key) ? { key, at: event.timeStamp } : null
      run(pair ?? commandOfKeys(key), event)
    }

    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function run(id: ReturnType<typeof commandOfKeys>, event: KeyboardEvent) {
  const command = id && findCommand(id)
  if (!command) return
  event.preventDefault()
  command.run(event.key)
}
