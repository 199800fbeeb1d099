'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { DataTable, type DataColumn } from '@/components/shared/data-table'
import { Badge } from '@/components/ui/badge'
import { formatDateTime, formatDuration } from '@/lib/platform/i18n/format'
import type { Findings } from '@/lib/sla/runs/schema'
import type { Outcome } from '@/lib/sla/runs/vocabulary'

const TONES: Record<Outcome, 'danger' | 'success' | 'neutral'> = {
  breached: 'danger',
  met: 'success',
  open: 'neutral',
  none: 'neutral',
  cancelled: 'neutral',
}

type Change = Findings['changes'][number]
type Move = Findings['moves'][number]

/** The worst has the most; what would be saved has less than nothing. */
const harm = ({ to, lateSeconds }: Change): number => (to.outcome === 'breached' ? lateSeconds : -lateSeconds - 1)

const keyOf = ({ id, metric }: Move | Change): string => `${id} ${metric}`

/** Tickets whose clock would have come out on the other side, the worst first. */
export function ChangedTickets({ changes, total }: { changes: readonly Change[]; total: number }) {
  const t = useT('policies')
  const ticket = useTicketColumns()
  const note = changes.length < total ? t('dryRun.changesMore', { shown: changes.length, total }) : null
  const columns: DataColumn<Change>[] = [
    ...ticket,
    {
      id: 'change',
      header: t('dryRun.change'),
      sortBy: harm,
      descendingFirst: true,
      cell: ({ from, to }) => (
        <span className="flex items-center gap-1.5 text-muted-foreground">
          <Badge tone={TONES[from.outcome]}>{t(`dryRun.outcome.${from.outcome}`)}</Badge>
          <span aria-hidden>→</span>
          <Badge tone={TONES[to.outcome]}>{t(`dryRun.outcome.${to.outcome}`)}</Badge>
        </span>
      ),
    },
    {
      id: 'late',
      header: t('dryRun.lateBy'),
      sortBy: ({ lateSeconds }) => lateSeconds,
      descendingFirst: true,
      cell: ({ lateSeconds }) => formatDuration(lateSeconds),
      className: 'whitespace-nowrap tabular-nums',
    },
  ]
  return (
    <TicketList title={t('dryRun.changes')} note={note}>
      <DataTable
        label={t('dryRun.changes')}
        columns={columns}
        rows={changes}
        rowKey={keyOf}
        empty={t('dryRun.changesNone')}
      />
    </TicketList>
  )
}

/** Open tickets that would be due at another time. */
export function MovedTickets({ moves, total }: { moves: readonly Move[]; total: number }) {
  const t = useT('policies')
  const ticket = useTicketColumns()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const when = (at: string | null) =>
    at === null ? t('dryRun.noDue') : formatDateTime(at, { locale, timeZone }, 'short')
  const note = moves.length < total ? t('dryRun.movesMore', { shown: moves.length, total }) : null
  const columns: DataColumn<Move>[] = [
    ...ticket,
    {
      id: 'from',
      header: t('dryRun.dueFrom'),
      sortBy: ({ from }) => from,
      cell: ({ from }) => when(from),
      className: 'whitespace-nowrap text-muted-foreground tabular-nums',
    },
    {
      id: 'to',
      header: t('dryRun.dueTo'),
      sortBy: ({ to }) => to,
      cell: ({ to }) => <span className="font-semibold">{when(to)}</span>,
      className: 'whitespace-nowrap tabular-nums',
    },
    {
      id: 'shift',
      header: t('dryRun.dueShift'),
      sortBy: shiftOf,
      cell: (move) => {
        const seconds = shiftOf(move)
        if (seconds === null) return '—'
        return t(seconds < 0 ? 'dryRun.earlier' : 'dryRun.later', { time: formatDuration(Math.abs(seconds)) })
      },
      className: 'whitespace-nowrap tabular-nums',
    },
  ]
  return (
    <TicketList title={t('dryRun.moves')} note={note}>
      <DataTable
        label={t('dryRun.moves')}
        columns={columns}
        rows={moves}
        rowKey={keyOf}
        empty={t('dryRun.movesNone')}
      />
    </TicketList>
  )
}

/** By how many seconds a due time moves, to the minute as it is shown; null where one of both is none. */
const shiftOf = ({ from, to }: Move): number | null =>
  from === null || to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / 60_000) * 60

/** What both lists begin with: the ticket, and which of its clocks; one below the other on phones. */
function useTicketColumns(): DataColumn<Move | Change>[] {
  const t = useT('policies')
  return [
    {
      id: 'number',
      header: t('dryRun.ticket'),
      sortBy: ({ number }) => number,
      cell: ({ number, title, metric }) => (
        <>
          <Link
            href={`/desk/incidents/${number}`}
            target="_blank"
            prefetch={false}
            className="text-link tabular-nums hover:underline"
          >
            {number}
          </Link>
          <span title={title} className="block truncate">
            {title}
          </span>
          <span className="block truncate text-muted-foreground sm:hidden">{t(`metric.${metric}`)}</span>
        </>
      ),
      className: 'w-full max-w-0 min-w-36',
    },
    {
      id: 'metric',
      header: t('dryRun.clock'),
      cell: ({ metric }) => t(`metric.${metric}`),
      className: 'whitespace-nowrap text-muted-foreground max-sm:hidden',
    },
  ]
}

function TicketList({ title, note, children }: { title: string; note: string | null; children: ReactNode }) {
  return (
    <details open className="overflow-hidden rounded-md border border-border bg-surface">
      <summary className="cursor-pointer px-3 py-2 text-sm font-semibold">{title}</summary>
      {note ? <p className="px-3 pb-2 text-xs text-muted-foreground">{note}</p> : null}
      <div className="border-t border-border">{children}</div>
    </details>
  )
}
