'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { onLive } from './bus'
import { throttled } from './throttle'

interface LiveRefreshProps {
  /** Tickets that are shown: a change of one is shown at once. */
  ids: readonly string[]
  /** Whether other tickets' changes matter too, as they do to a list: those may take a few seconds. */
  others?: boolean
}

const SHOWN = { delay: 300, pause: 1_500 }
const OTHERS = { delay: 2_000, pause: 5_000 }

/**
 * Asks the server for the page again when what it shows has changed. Only what differs is touched: scroll, focus,
 * selection, open dialogs and drafts stay. A page in the background waits until somebody looks at it.
 */
export function LiveRefresh({ ids, others = false }: LiveRefreshProps) {
  const router = useRouter()
  const shown = useRef(ids)
  useEffect(() => {
    shown.current = ids
  }, [ids])

  useEffect(() => {
    let missed = false
    const refresh = () => {
      missed = document.visibilityState !== 'visible'
      if (!missed) router.refresh()
    }
    const soon = throttled(refresh, SHOWN)
    const later = throttled(refresh, OTHERS)
    const look = () => {
      if (missed && document.visibilityState === 'visible') soon.ask()
    }
    const ends = [
      onLive('changed', (changes) => {
        if (changes.some(({ id }) => shown.current.includes(id))) soon.ask()
        else if (others) later.ask()
      }),
      onLive('resumed', soon.ask),
    ]
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const end of ends) end()
      document.removeEventListener('visibilitychange', look)
      soon.cancel()
      later.cancel()
    }
  }, [router, others])
  return null
}
