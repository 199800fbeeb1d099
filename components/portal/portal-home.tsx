import { ChevronRight, MessageCircleQuestion, Plus } from 'lucide-react'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { EmptyState } from '@/components/shared/empty-state'
import { StatusBadge } from '@/components/shared/status-badge'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { IncidentRow } from '@/lib/incidents/queries'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Page } from '@/lib/tickets/schema'
import { SHOWS, type Show } from './portal-query'

interface PortalHomeProps {
  name: string
  page: Page<IncidentRow>
  show: Show
  locale: Locale
  now: Date
  timeZone: string
}

export function PortalHome({ name, page, show, locale, now, timeZone }: PortalHomeProps) {
  const t = getT(locale, 'portal')
  const common = getT(locale, 'common')
  const { nextCursor } = page.page
  return (
    <>
      <section className="mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="space-y-1">
          <p className="text-sm text-muted-foreground">{t('hello', { name: name.split(' ')[0] ?? name })}</p>
          <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{t('lead')}</h1>
          <p className="max-w-lg text-sm text-balance text-muted-foreground">{t('leadBody')}</p>
        </div>
        <Button asChild size="lg">
          <Link href="/portal/new" prefetch={false}>
            <Plus aria-hidden />
            {t('nav.new')}
          </Link>
        </Button>
      </section>

      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base font-semibold">{t('nav.tickets')}</h2>
        <nav aria-label={t('tabs.label')} className="flex gap-1 rounded-md bg-surface-sunken p-1 text-sm">
          {SHOWS.map((tab) => (
            <Link
              key={tab}
              href={tab === 'open' ? '/portal' : `/portal?show=${tab}`}
              aria-current={tab === show ? 'page' : undefined}
              className="rounded-sm px-3 py-1 text-muted-foreground hover:text-foreground aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-foreground aria-[current]:shadow-card"
            >
              {t(`tabs.${tab}`)}
            </Link>
          ))}
        </nav>
      </div>

      <div className="overflow-hidden rounded-lg border border-border bg-surface shadow-card">
        {page.data.length === 0 ? (
          <EmptyState
            title={t(show === 'done' ? 'list.emptyDone' : 'list.emptyOpen')}
            description={t(show === 'done' ? 'list.emptyDoneBody' : 'list.emptyOpenBody')}
          />
        ) : (
          <ul className="divide-y divide-border">
            {page.data.map((row) => (
              <TicketItem key={row.id} row={row} locale={locale} now={now} timeZone={timeZone} />
            ))}
          </ul>
        )}
      </div>
      {nextCursor ? (
        <div className="mt-4 flex justify-end">
          <Button asChild variant="outline">
            <Link href={`/portal?${new URLSearchParams({ show, cursor: nextCursor })}`} rel="next">
              {common('actions.next')}
            </Link>
          </Button>
        </div>
      ) : null}
    </>
  )
}

function TicketItem({ row, locale, now, timeZone }: { row: IncidentRow; locale: Locale; now: Date; timeZone: string }) {
  const t = getT(locale, 'portal')
  const common = getT(locale, 'common')
  const waits = row.holdReason === 'awaiting_requester'
  return (
    <li className={cn('group relative', waits && 'bg-warning-subtle/50')}>
      <Link
        href={`/portal/tickets/${row.number}`}
        prefetch={false}
        className="flex items-center gap-4 px-4 py-3.5 transition-colors hover:bg-accent focus-visible:-outline-offset-2 sm:px-5"
      >
        <span className="min-w-0 flex-1 space-y-1">
          <span className="block truncate font-medium">{row.title}</span>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
            <span className="tabular-nums">{row.number}</span>
            <span>
              {t('list.updated')} <DateTime value={row.updatedAt} place={{ locale, timeZone }} relativeTo={now} />
            </span>
            {waits ? (
              <Badge tone="warning">
                <MessageCircleQuestion aria-hidden />
                {t('list.waitsForYou')}
              </Badge>
            ) : null}
          </span>
        </span>
        <StatusBadge status={row.status} label={common(`status.${row.status}`)} />
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </Link>
    </li>
  )
}
