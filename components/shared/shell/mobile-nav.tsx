'use client'

import { Menu } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from '@/components/ui/sheet'
import type { NavSection } from './nav-items'
import { SideNav } from './side-nav'

/** The rail of small screens, behind a button. */
export function MobileNav({ brand, sections }: { brand: ReactNode; sections: readonly NavSection[] }) {
  const t = useT('common')
  const [open, setOpen] = useState(false)
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('nav.menu')} className="md:hidden">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" className="border-rail-line bg-rail text-rail-foreground">
        <SheetTitle className="sr-only">{t('nav.main')}</SheetTitle>
        <div className="px-5 pt-4 text-rail-active">{brand}</div>
        <SideNav sections={sections} onNavigate={() => setOpen(false)} />
      </SheetContent>
    </Sheet>
  )
}
