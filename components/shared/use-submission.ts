'use client'

import { useRef } from 'react'

/**
 * Names what a form sends: the same content has the same name, so that a form sent twice (a double click, an
 * answer that was lost) is carried out once. Other content, and the same after `done`, is another submission.
 */
export function useSubmission() {
  const last = useRef({ content: '', name: '' })
  return {
    nameOf(content: string): string {
      if (last.current.name === '' || last.current.content !== content) last.current = { content, name: crypto.randomUUID() }
      return last.current.name
    },
    done(): void {
      last.current = { content: '', name: '' }
    },
  }
}

/** What a form holds, as text; files by name, size and date. */
export const contentOf = (form: FormData): string =>
  JSON.stringify([...form].map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.size, value.lastModified]]))
