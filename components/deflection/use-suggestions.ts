'use client'

import { useEffect, useRef, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { suggestAction } from '@/lib/knowledge/deflection/actions'
import type { Suggestion } from '@/lib/knowledge/deflection/schema'

/** How long the writer must pause, in milliseconds, before something is asked for. */
const PAUSE = 450
/** Letters of a title from which on it says something. */
const ENOUGH = 4

/**
 * What may answer what is being written. Asked for in pauses of writing; an answer that comes late, to what is no
 * longer written so, is left out. Without an answer, or without a network, there is nothing to show.
 */
export function useSuggestions(session: string, title: string, description: string): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([])
  const latest = useRef(0)
  const enough = title.trim().length + description.trim().length >= ENOUGH
  useEffect(() => {
    const asked = ++latest.current
    if (!enough) return
    const timer = setTimeout(() => {
      void call(() => suggestAction(session, title, description)).then((result) => {
        if (asked === latest.current && result.ok) setFound(result.data)
      })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [session, title, description, enough])
  return enough ? found : NONE
}

const NONE: Suggestion[] = []
