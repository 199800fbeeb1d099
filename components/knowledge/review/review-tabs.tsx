import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'

export type ReviewTab = 'text' | 'changes'

/** The text as it will be read, or what is new in it. */
export function ReviewTabs({ reviewId, current, locale }: { reviewId: string; current: ReviewTab; locale: Locale }) {
  const t = getT(locale, 'knowledge')
  return (
    <nav aria-label={t('review.title')} className="flex gap-1 border-b border-border px-2">
      {(['text', 'changes'] as const).map((tab) => (
        <Link
          key={tab}
          href={`/desk/kb/reviews/${reviewId}?tab=${tab}`}
          prefetch={false}
          aria-current={tab === current ? 'page' : undefined}
          className="relative inline-flex h-10 items-center px-3 text-sm font-medium text-muted-foreground hover:text-foreground aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam"
        >
          {t(tab === 'text' ? 'review.asRead' : 'review.changes')}
        </Link>
      ))}
    </nav>
  )
}
