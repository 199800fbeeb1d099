'use client'

import { useEffect } from 'react'
import type { LiveConfig } from '@/lib/platform/realtime/channels'
import { connectLive, hear, isLive } from './connection'

interface LiveProps {
  /** Null where live updates are off: everything works without them. */
  config: LiveConfig | null
  /** What this person may hear. */
  channels: readonly string[]
}

/** Milliseconds until the page has come alive and is at rest. */
const AT_REST_MS = 500

/** Opens the live connection, a moment after the page, and hears the channels for as long as it is shown. */
export function Live({ config, channels }: LiveProps) {
  // As text: a page that is asked for again brings equal values, which are no reason to begin anew.
  const wanted = JSON.stringify({ config, channels })
  useEffect(() => {
    const { config, channels } = JSON.parse(wanted) as LiveProps
    if (!config) return
    let ends: readonly (() => void)[] = []
    const begin = () => {
      const giveUp = connectLive(config)
      ends = [...channels.map(hear), giveUp]
    }
    // From another frame of pages the connection goes on as it is, and misses nothing.
    if (isLive()) begin()
    const timer = isLive() ? undefined : setTimeout(begin, AT_REST_MS)
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [wanted])
  return null
}
