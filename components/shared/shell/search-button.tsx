'use client'

import { Search } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Kbd } from '@/components/ui/kbd'

/** Looks like a search field and opens the command palette. */
export function SearchButton({ onClick }: { onClick: () => void }) {
  const t = useT('common')
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-9 w-full max-w-md items-center gap-2.5 rounded-md border border-border bg-background px-3 text-sm text-muted-foreground transition-colors hover:border-border-strong"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left">{t('nav.search')}</span>
      <Kbd className="max-sm:hidden">Ctrl K</Kbd>
    </button>
  )
}
