'use client'

import { useEffect, useState } from 'react'

const DEBOUNCE_MS = 180

export interface AsyncSearch<Option> {
  state: 'idle' | 'loading' | 'ready' | 'failed'
  options: readonly Option[]
}

/**
 * Runs `search` for what was typed, a moment after the last key, while `active`. An answer that arrives
 * after a newer question is dropped; the old options stay until the new ones are there.
 */
export function useAsyncSearch<Option>(
  search: (query: string) => Promise<readonly Option[]>,
  query: string,
  active: boolean,
): AsyncSearch<Option> {
  const [result, setResult] = useState<AsyncSearch<Option>>({ state: 'idle', options: [] })

  useEffect(() => {
    if (!active) return
    let stale = false
    async function run() {
      setResult((previous) => ({ ...previous, state: 'loading' }))
      try {
        const options = await search(query)
        if (!stale) setResult({ state: 'ready', options })
      } catch {
        if (!stale) setResult({ state: 'failed', options: [] })
      }
    }
    const timer = setTimeout(() => void run(), query ? DEBOUNCE_MS : 0)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [search, query, active])

  return result
}
