'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useRef, useTransition } from 'react'
import { Sheet, SheetContent, SheetTitle } from '@/components/ui/sheet'

/** An explanation beside the page. It stands in the address (`?sla=`), so that it can be sent to somebody. */
export function ExplainSheet({ title, children }: { title: string; children: ReactNode }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [closing, startClosing] = useTransition()
  const origin = useRef<Element | null>(null)

  function close() {
    const rest = new URLSearchParams(params)
    rest.delete('sla')
    startClosing(() => router.replace(rest.size > 0 ? `${path}?${rest}` : path, { scroll: false }))
  }

  return (
    <Sheet open={!closing} onOpenChange={(open) => (open ? undefined : close())}>
      <SheetContent
        className="w-[min(42rem,100vw)]"
        onOpenAutoFocus={() => {
          origin.current = document.activeElement
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          returnFocus(origin.current)
        }}
      >
        <SheetTitle className="sr-only">{title}</SheetTitle>
        {children}
      </SheetContent>
    </Sheet>
  )
}

/** To the clock that was asked; to the page when it came with its address, where nothing had the focus. */
function returnFocus(origin: Element | null) {
  const target = origin instanceof HTMLElement && origin !== document.body && origin.isConnected ? origin : document.getElementById('content')
  target?.focus({ preventScroll: true })
}
