'use client'

import { useEffect, useState } from 'react'

/** Where the focus was, or the button of the menu it was in: the menu is gone by the time it is asked for. */
function origin(): HTMLElement | null {
  const element = document.activeElement
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const found = button ? document.getElementById(button) : element
  return found instanceof HTMLElement ? found : null
}

/**
 * For dialogs that open without a trigger of their own, by key or from a menu: when one is gone and the focus
 * with it, the focus goes back to where it came from, or to the page.
 */
export function useReturnFocus() {
  const [before] = useState(origin)
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return
        const target = before?.isConnected && before !== document.body ? before : document.getElementById('content')
        target?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
