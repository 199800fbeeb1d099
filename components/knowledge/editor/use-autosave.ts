'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { saveDraftAction } from '@/lib/knowledge/actions/drafts'

export interface DraftText {
  title: string
  summary: string
  body: string
}

export type SaveState = 'unchanged' | 'dirty' | 'saving' | 'saved' | 'failed' | 'invalid' | 'conflict'

interface Autosave {
  text: DraftText
  state: SaveState
  /** When it was last saved by this page, ISO 8601. */
  savedAt: string | null
  /** The draft's version, as this page knows it. */
  version: number
  change: (change: Partial<DraftText>) => void
  /** Saves what is not saved yet. The version of what is stored now, or null when that failed. */
  flush: () => Promise<number | null>
  /** Goes on from another version: with its text, or with this page's own over it. */
  rebase: (version: number, theirs?: DraftText) => void
}

/** Milliseconds from the last key to the save. */
const PAUSE = 1_500
/** Milliseconds until a save that failed is tried again. */
const RETRY = 10_000

const same = (a: DraftText, b: DraftText): boolean => a.title === b.title && a.summary === b.summary && a.body === b.body

/** Keeps a draft on the server while it is written, each save on the version that the last one gave. */
export function useAutosave(place: { articleId: string; locale: string }, initial: DraftText & { version: number }): Autosave {
  const { articleId, locale } = place
  const [text, setText] = useState<DraftText>({ title: initial.title, summary: initial.summary, body: initial.body })
  const [state, setState] = useState<SaveState>('unchanged')
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [version, setVersion] = useState(initial.version)
  const current = useRef(text)
  const stored = useRef(text)
  const known = useRef(initial.version)
  const blocked = useRef(false)
  const running = useRef<Promise<number | null> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(async (): Promise<number | null> => {
    const sent = current.current
    if (same(sent, stored.current)) return known.current
    if (blocked.current) return null
    setState('saving')
    const result = await call(() => saveDraftAction(articleId, locale, sent, known.current))
    if (!result.ok) {
      const { code } = result.error
      blocked.current = code === 'conflict'
      setState(code === 'conflict' ? 'conflict' : code === 'validation_failed' ? 'invalid' : 'failed')
      return null
    }
    known.current = result.data.version
    stored.current = sent
    setVersion(result.data.version)
    setSavedAt(result.data.savedAt)
    setState(same(current.current, sent) ? 'saved' : 'dirty')
    return result.data.version
  }, [articleId, locale])

  /** One save at a time: each needs the version that the one before gives. */
  const flush = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    while (running.current) await running.current
    running.current = save()
    const saved = await running.current
    running.current = null
    return saved
  }, [save])

  const change = useCallback((next: Partial<DraftText>) => {
    current.current = { ...current.current, ...next }
    setText(current.current)
    if (same(current.current, stored.current)) return
    setState((before) => (before === 'conflict' ? before : 'dirty'))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE)
  }, [flush])

  const rebase = useCallback((newer: number, theirs?: DraftText) => {
    known.current = newer
    blocked.current = false
    setVersion(newer)
    if (!theirs) return void flush()
    current.current = stored.current = theirs
    setText(theirs)
    setState('unchanged')
  }, [flush])

  useEffect(() => {
    if (state !== 'failed') return
    const retry = setTimeout(() => void flush(), RETRY)
    return () => clearTimeout(retry)
  }, [state, flush])

  useEffect(() => () => clearTimeout(timer.current), [])

  return { text, state, savedAt, version, change, flush, rebase }
}
