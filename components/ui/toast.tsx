'use client'

import dynamic from 'next/dynamic'
import { useState, useSyncExternalStore } from 'react'
import { currentToasts, subscribeToasts, type ToastEntry } from './toast-store'

export { toast } from './toast-store'

const ToastList = dynamic(() => import('./toast-list'))

const none: readonly ToastEntry[] = []
const noToasts = () => none

/** Where toasts appear; once, in the root layout. What shows them is fetched with the first one. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, noToasts)
  const [needed, setNeeded] = useState(false)
  if (toasts.length > 0 && !needed) setNeeded(true)
  return needed ? <ToastList toasts={toasts} /> : null
}
