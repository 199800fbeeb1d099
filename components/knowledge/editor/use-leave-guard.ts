'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

interface LeaveGuard {
  /** Where somebody wanted to go when the text could not be saved. */
  wanted: string | null
  stay: () => void
  leave: () => void
}

/** Saves before a link is followed; asks when that fails, and before the window closes. */
export function useLeaveGuard(unsaved: boolean, flush: () => Promise<number | null>): LeaveGuard {
  const router = useRouter()
  const [wanted, setWanted] = useState<string | null>(null)

  useEffect(() => {
    if (!unsaved) return
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    async function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.isContentEditable || link.target || link.hasAttribute('download')) return
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (link.origin !== location.origin || (link.pathname === location.pathname && link.search === location.search)) return
      event.preventDefault()
      event.stopPropagation()
      const href = link.pathname + link.search + link.hash
      if ((await flush()) === null) setWanted(href)
      else router.push(href)
    }
    const listen = (event: MouseEvent) => void onClick(event)
    addEventListener('beforeunload', onClose)
    document.addEventListener('click', listen, true)
    return () => {
      removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', listen, true)
    }
  }, [unsaved, flush, router])

  return {
    wanted,
    stay: () => setWanted(null),
    leave: () => {
      if (wanted) location.assign(wanted)
    },
  }
}
