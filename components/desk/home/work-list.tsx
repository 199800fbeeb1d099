import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge } from '@/components/shared/status-badge'
import { Card } from '@/components/ui/card'
import type { IncidentRow } from '@/lib/incidents/queries'
import { formatRelative, type Place } from '@/lib/platform/i18n/format'

interface WorkListProps {
  part: 'mine' | 'teams' | 'awaiting'
  rows: readonly IncidentRow[]
  /** The whole queue of which these are the first. */
  href: string
  place: Place
  now: Date
  t: T
}

/** The first few of a queue, as lines that lead to them. */
export function WorkList({ part, rows, href, place, now, t }: WorkListProps) {
  return (
    <Card>
      <header className="flex items-baseline justify-between gap-3 border-b border-border px-4 py-3">
        <h2 className="font-semibold">{t(`desk.home.${part}.title`)}</h2>
        <Link href={href} prefetch={false} className="text-xs font-medium text-link hover:underline">
          {t('desk.home.all')}
          <span className="sr-only">: {t(`desk.home.${part}.title`)}</span>
        </Link>
      </header>
      {rows.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-muted-foreground">{t(`desk.home.${part}.empty`)}</p>
      ) : (
        <ul className="divide-y divide-border">
          {rows.map((row) => (
            <li key={row.id}>
              <Link
                href={`/desk/incidents/${row.number}`}
                prefetch={false}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-accent focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1fr)_auto_6.5rem_6.5rem]"
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium">{row.title}</span>
                  <span className="block truncate text-xs text-muted-foreground">
                    {row.number} · {row.requester.name}
                    {row.team ? ` · ${row.team.name}` : ''}
                  </span>
                </span>
                <StatusBadge
                  status={row.status}
                  label={row.holdReason ? t(`common.holdReason.${row.holdReason}`) : t(`common.status.${row.status}`)}
                />
                <PriorityBadge level={row.priority as PriorityLevel} label={t(`common.priority.${row.priority as PriorityLevel}`)} />
                <time dateTime={row.createdAt} className="text-right text-xs text-muted-foreground">
                  {formatRelative(row.createdAt, now, place.locale)}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
