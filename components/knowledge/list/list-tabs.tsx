import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import { type Tab, TABS } from './state'

/** The lists of articles, one beside the other. */
export function ListTabs({ current, locale }: { current: Tab; locale: Locale }) {
  const t = getT(locale, 'knowledge')
  return (
    <nav aria-label={t('tabs.label')} className="flex gap-1 overflow-x-auto border-b border-border px-2">
      {TABS.map((tab) => (
        <Link
          key={tab}
          href={tab === 'all' ? '/desk/kb' : `/desk/kb?tab=${tab}`}
          prefetch={false}
          aria-current={tab === current ? 'page' : undefined}
          className="relative inline-flex h-10 shrink-0 items-center px-3 text-sm font-medium whitespace-nowrap text-muted-foreground hover:text-foreground aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam"
        >
          {t(`tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  )
}
