'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import type { OpenCounts } from '@/lib/incidents/queries'

const REFRESH_MS = 60_000

const Counts = createContext<OpenCounts | null>(null)

async function readCounts(): Promise<OpenCounts | null> {
  const response = await fetch('/desk/counts').catch(() => null)
  return response?.ok ? ((await response.json()) as OpenCounts) : null
}

/** Keeps the figures beside the queues fresh: on every page, once a minute, and when the window comes back. */
export function CountsProvider({ initial, children }: { initial: OpenCounts; children: ReactNode }) {
  const path = usePathname()
  const [counts, setCounts] = useState(initial)
  const [given, setGiven] = useState(initial)
  if (given !== initial) {
    setGiven(initial)
    setCounts(initial)
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
    const timer = setInterval(update, REFRESH_MS)
    document.addEventListener('visibilitychange', update)
    return () => {
      left = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', update)
    }
  }, [path])

  return <Counts value={counts}>{children}</Counts>
}

/** The figure of one queue; nothing when it is empty. */
export function QueueCount({ of }: { of: keyof OpenCounts }) {
  const count = use(Counts)?.[of] ?? 0
  return count > 0 ? <>{count > 999 ? '999+' : count}</> : null
}
