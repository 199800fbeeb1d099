'use client'

import { Menu } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import type { NavSection } from './nav-items'

/** Fetched when it is first opened: wide screens never do. */
const MobileNavSheet = dynamic(() => import('./mobile-nav-sheet'))

/** The rail of small screens, behind a button. */
export function MobileNav({ brand, sections }: { brand: ReactNode; sections: readonly NavSection[] }) {
  const t = useT('common')
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="icon"
        aria-label={t('nav.menu')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="md:hidden"
      >
        <Menu aria-hidden />
      </Button>
      {open ? <MobileNavSheet brand={brand} sections={sections} button={button} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
