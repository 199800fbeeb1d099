'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { onLive } from '@/components/live/bus'
import { throttled } from '@/components/live/throttle'
import { Unread } from '@/components/notifications/unread'

const REFRESH_MS = 60_000
/** After a notice for this person: soon, and not for each of many. */
const NOTICE = { delay: 800, pause: 4_000 }

async function readUnread(): Promise<number | null> {
  const response = await fetch('/notifications/unread').catch(() => null)
  return response?.ok ? ((await response.json()) as { unread: number }).unread : null
}

interface PortalUnreadProps {
  ticketsPath: string
  children: ReactNode
}

/** Keeps the figure on the portal's bell fresh: when a notice comes, on every page, once a minute, and when the window comes back. */
export function PortalUnread({ ticketsPath, children }: PortalUnreadProps) {
  const path = usePathname()
  const [unread, setUnread] = useState(0)

  useEffect(() => {
    let left = false
    function update() {
      if (document.visibilityState !== 'visible') return
      void readUnread().then((next) => {
        if (next !== null && !left) setUnread(next)
      })
    }
    update()
    const soon = throttled(update, NOTICE)
    const ends = [onLive('notified', soon.ask), onLive('resumed', soon.ask)]
    const timer = setInterval(update, REFRESH_MS)
    document.addEventListener('visibilitychange', update)
    return () => {
      left = true
      clearInterval(timer)
      soon.cancel()
      for (const end of ends) end()
      document.removeEventListener('visibilitychange', update)
    }
  }, [path])

  const value = useMemo(() => ({ unread, setUnread, ticketsPath }), [unread, ticketsPath])
  return <Unread value={value}>{children}</Unread>
}
