'use client'

import type { ReactNode, RefObject } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Sheet, SheetContent, SheetTitle } from '@/components/ui/sheet'
import type { NavSection } from './nav-items'
import { SideNav } from './side-nav'

interface MobileNavSheetProps {
  brand: ReactNode
  sections: readonly NavSection[]
  /** Gets the focus back. */
  button: RefObject<HTMLElement | null>
  onClose: () => void
}

/** The rail, slid in from the edge. */
export default function MobileNavSheet({ brand, sections, button, onClose }: MobileNavSheetProps) {
  const t = useT('common')
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        side="left"
        className="border-rail-line bg-rail text-rail-foreground"
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          button.current?.focus()
        }}
      >
        <SheetTitle className="sr-only">{t('nav.main')}</SheetTitle>
        <div className="px-5 pt-4 text-rail-active">{brand}</div>
        <SideNav sections={sections} onNavigate={onClose} />
      </SheetContent>
    </Sheet>
  )
}
