import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge } from '@/components/shared/status-badge'
import { ClockChip } from '@/components/sla/clock/chip'
import { mostUrgent } from '@/components/sla/clock/metrics'
import { Card } from '@/components/ui/card'
import type { IncidentRow } from '@/lib/incidents/queries'
import { formatRelative, type Place } from '@/lib/platform/i18n/format'

interface ListContext {
  place: Place
  now: Date
  t: T
}

interface WorkListProps extends ListContext {
  title: string
  /** What belongs into the list, where the title does not say it. */
  hint?: string
  /** What is said when there is nothing. */
  empty: string
  rows: readonly IncidentRow[]
  /** The whole queue of which these are the first. */
  href: string
}

/** The first few of a queue, as lines that lead to them. */
export function WorkList({ title, hint, empty, rows, href, ...context }: WorkListProps) {
  const { t } = context
  return (
    <Card>
      <header className="flex items-baseline justify-between gap-3 border-b border-border px-4 py-3">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h2 className="font-semibold">{title}</h2>
          {hint ? <p className="text-xs text-muted-foreground max-sm:hidden">{hint}</p> : null}
        </div>
        <Link href={href} prefetch={false} className="shrink-0 text-xs font-medium text-link hover:underline">
          {t('desk.home.all')}
          <span className="sr-only">: {title}</span>
        </Link>
      </header>
      {rows.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-muted-foreground">{empty}</p>
      ) : (
        <ul className="divide-y divide-border">
          {rows.map((row) => (
            <li key={row.id}>
              <WorkRow row={row} {...context} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** An incident in a line; at its end the clock to look at, else since when it has been there. */
function WorkRow({ row, place, now, t }: ListContext & { row: IncidentRow }) {
  const urgent = mostUrgent(row.sla)
  const level = row.priority as PriorityLevel
  return (
    <Link
      href={`/desk/incidents/${row.number}`}
      prefetch={false}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-accent focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1fr)_auto_6rem_10.5rem]"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{row.title}</span>
        <span className="block truncate text-xs text-muted-foreground">
          {row.number} · {row.requester.name}
          {row.team ? ` · ${row.team.name}` : ''}
        </span>
      </span>
      <span className="text-right">
        <StatusBadge
          status={row.status}
          label={row.holdReason ? t(`common.holdReason.${row.holdReason}`) : t(`common.status.${row.status}`)}
        />
      </span>
      <PriorityBadge level={level} label={t(`common.priority.${level}`)} />
      <span className="text-right">
        {urgent ? (
          <ClockChip {...urgent} place={place} now={now} t={t} />
        ) : (
          <time dateTime={row.createdAt} className="text-xs text-muted-foreground">
            {formatRelative(row.createdAt, now, place.locale)}
          </time>
        )}
      </span>
    </Link>
  )
}
