'use client'

import { type KeyboardEvent, type RefObject, useState } from 'react'

interface Opened {
  start: number
  end: number
  /** What was typed to open it, and is put there when nothing is chosen. */
  typed: string
}

/**
 * The way to a canned reply from a text field: `/` at the beginning of a line, or Ctrl (Cmd) and full stop. What is
 * chosen goes to where the cursor was; after an Escape the `/` is there, as it was typed.
 */
export function useCannedReply(box: RefObject<HTMLElement | null>, body: string, setBody: (next: string) => void) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const field = () => box.current?.querySelector('textarea')

  function open(typed = '') {
    const { selectionStart = body.length, selectionEnd = body.length } = field() ?? {}
    setOpened({ start: selectionStart, end: selectionEnd, typed })
  }

  function insert(text: string) {
    if (!opened) return
    const { start, end } = opened
    setOpened(null)
    if (text) setBody(body.slice(0, start) + text + body.slice(end))
    // After the dialog has given the focus back, and the field has the text.
    setTimeout(() => {
      const element = field()
      element?.focus()
      element?.setSelectionRange(start + text.length, start + text.length)
    }, 50)
  }

  /** Whether the key opened it: then it is nobody else's. */
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const { value, selectionStart } = event.currentTarget
    const { key, ctrlKey, metaKey, altKey } = event
    const atLineStart = selectionStart === 0 || value[selectionStart - 1] === '\n'
    const slash = key === '/' && !ctrlKey && !metaKey && !altKey && !event.nativeEvent.isComposing && atLineStart
    if (!slash && !(key === '.' && (ctrlKey || metaKey))) return false
    event.preventDefault()
    open(slash ? '/' : '')
    return true
  }

  return { isOpen: opened !== null, open: () => open(), onKey, pick: insert, close: () => insert(opened?.typed ?? '') }
}
