'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { onLive } from '@/components/live/bus'
import { throttled } from '@/components/live/throttle'
import { Unread } from '@/components/notifications/unread'
import type { OpenCounts } from '@/lib/incidents/queries'

const REFRESH_MS = 60_000
/** After a notice for this person: soon, and not for each of many. */
const NOTICE = { delay: 800, pause: 4_000 }
/** After a change somewhere, of which every screen of the organisation hears at the same moment. */
const CHANGE = { delay: 3_000, pause: 5_000 }

/** The figures of the shell. How many notices are unread comes after the page: no page waits for it. */
export interface DeskCounts extends OpenCounts {
  unread?: number
  /** Of each saved view by its id, up to 1,000; null when it is not understood. They come after the page, too. */
  views?: Record<string, number | null>
}

const Counts = createContext<DeskCounts | null>(null)

async function readCounts(): Promise<DeskCounts | null> {
  const response = await fetch('/desk/counts').catch(() => null)
  return response?.ok ? ((await response.json()) as DeskCounts) : null
}

/** Keeps the figures of the shell fresh: when something changes, on every page, once a minute, and when the window comes back. */
export function CountsProvider({ initial, children }: { initial: OpenCounts; children: ReactNode }) {
  const path = usePathname()
  const [counts, setCounts] = useState<DeskCounts>(initial)
  const [given, setGiven] = useState(initial)
  if (given !== initial) {
    setGiven(initial)
    setCounts({ ...initial, unread: counts.unread, views: counts.views })
  }

  useEffect(() => {
    let left = false
    function update() {
      if (document.visibilityState !== 'visible') return
      void readCounts().then((next) => {
        if (next && !left) setCounts(next)
      })
    }
    update()
    const soon = throttled(update, NOTICE)
    const later = throttled(update, CHANGE)
    const ends = [onLive('changed', later.ask), onLive('notified', soon.ask), onLive('resumed', soon.ask)]
    const timer = setInterval(update, REFRESH_MS)
    document.addEventListener('visibilitychange', update)
    return () => {
      left = true
      clearInterval(timer)
      soon.cancel()
      later.cancel()
      for (const end of ends) end()
      document.removeEventListener('visibilitychange', update)
    }
  }, [path])

  const { unread = 0 } = counts
  const bell = useMemo(
    () => ({ unread, setUnread: (left: number) => setCounts((all) => ({ ...all, unread: left })), ticketsPath: '/desk/incidents' }),
    [unread],
  )
  return (
    <Counts value={counts}>
      <Unread value={bell}>{children}</Unread>
    </Counts>
  )
}

/** The figure of one queue; nothing when it is empty. */
export function QueueCount({ of }: { of: keyof OpenCounts }) {
  return <Figure count={use(Counts)?.[of]} />
}

/** The figure of a saved view; nothing while it is unknown or the view is empty. */
export function ViewCount({ id }: { id: string }) {
  return <Figure count={use(Counts)?.views?.[id]} />
}

const Figure = ({ count }: { count?: number | null | undefined }) => (count && count > 0 ? <>{count > 999 ? '999+' : count}</> : null)
