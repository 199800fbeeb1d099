import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { cn } from '@/components/ui/cn'
import type { Locale } from '@/lib/platform/i18n/locale'
import { type View, viewPath } from './views'

interface ViewTabsProps {
  views: readonly View[]
  /** Null: a saved view is open. */
  current: View | null
  locale: Locale
}

/** The queues side by side. They are places with addresses, hence links and no ARIA tabs. */
export function ViewTabs({ views, current, locale }: ViewTabsProps) {
  const t = getT(locale, 'desk')
  return (
    <nav aria-label={t('nav.queues')} className="flex gap-1 overflow-x-auto border-b border-border px-2 [scrollbar-width:none]">
      {views.map((view) => (
        <Link
          key={view}
          href={viewPath(view)}
          prefetch={false}
          aria-current={view === current ? 'page' : undefined}
          className={cn(
            'relative inline-flex h-10 items-center px-2.5 text-sm font-medium whitespace-nowrap text-muted-foreground hover:text-foreground ' +
              'focus-visible:-outline-offset-2 aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 ' +
              'aria-[current]:after:bottom-0 aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam',
          )}
        >
          {t(`views.${view}`)}
        </Link>
      ))}
    </nav>
  )
}
