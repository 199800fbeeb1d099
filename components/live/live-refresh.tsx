'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { onLive } from './bus'
import { throttled } from './throttle'

interface LiveRefreshProps {
  /** Tickets that are shown: a change of one is shown at once. */
  ids: readonly string[]
  /** Whether other tickets' changes matter too, as they do to a list: those may take a few seconds. */
  others?: boolean
}

const SHOWN = { delay: 300, pause: 1_500, share: 3 }
const OTHERS = { delay: 2_000, pause: 5_000, share: 10 }
/** Milliseconds. */
const LONGEST_PAUSE = 60_000

/**
 * Asks the server for the page again when what it shows has changed. Only what differs is touched: scroll, focus,
 * selection, open dialogs and drafts stay. A page in the background waits until somebody looks at it. While the server
 * is slow, pages ask less often: a thousand screens of one queue do not bring it down.
 */
export function LiveRefresh({ ids, others = false }: LiveRefreshProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const shown = useRef(ids)
  /** When the last answer was asked for, and how long it took, in milliseconds. */
  const asked = useRef<number | null>(null)
  const took = useRef(0)
  useEffect(() => {
    shown.current = ids
  }, [ids])
  useEffect(() => {
    if (pending || asked.current === null) return
    took.current = performance.now() - asked.current
    asked.current = null
  }, [pending])

  useEffect(() => {
    let missed = false
    const refresh = () => {
      missed = document.visibilityState !== 'visible'
      if (missed) return
      asked.current = performance.now()
      startTransition(() => router.refresh())
    }
    const calm = ({ delay, pause, share }: typeof SHOWN) =>
      throttled(refresh, { delay, pause: () => Math.min(Math.max(pause, share * took.current), LONGEST_PAUSE) })
    const soon = calm(SHOWN)
    const later = calm(OTHERS)
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
