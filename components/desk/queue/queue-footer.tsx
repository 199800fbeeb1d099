import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Pagination } from '@/components/ui/pagination'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import { PAGE_SIZES, queueHref, type QueueState } from './state'

interface QueueFooterProps {
  state: QueueState
  shown: number
  total: number
  previous: string | null
  next: string | null
  locale: Locale
}

/** How many there are, how many a page shows, and the ways to its neighbours. */
export function QueueFooter({ state, shown, total, previous, next, locale }: QueueFooterProps) {
  const t = getT(locale)
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <Pagination
          label={t('common.pagination.label')}
          previousLabel={t('common.pagination.previous')}
          nextLabel={t('common.pagination.next')}
          previousHref={previous ? queueHref(state, { before: previous, after: undefined }) : undefined}
          nextHref={next ? queueHref(state, { after: next, before: undefined }) : undefined}
          summary={t('desk.queue.summary', { shown: formatNumber(shown, locale), total: formatNumber(total, locale) })}
        />
      </div>
      <p className="flex items-center gap-1 text-xs text-muted-foreground max-sm:hidden">
        {t('desk.queue.perPage')}
        {PAGE_SIZES.map((size) => (
          <Link
            key={size}
            href={queueHref(state, { size })}
            prefetch={false}
            aria-current={size === state.size ? 'true' : undefined}
            className="rounded-sm px-1.5 py-0.5 hover:bg-accent aria-[current]:bg-secondary aria-[current]:font-semibold aria-[current]:text-foreground"
          >
            {size}
          </Link>
        ))}
      </p>
    </div>
  )
}
