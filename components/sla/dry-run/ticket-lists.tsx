'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
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

/** Tickets whose clock would have come out on the other side, the worst first. */
export function ChangedTickets({ changes, total }: { changes: readonly Change[]; total: number }) {
  const t = useT('policies')
  const note = changes.length < total ? t('dryRun.changesMore', { shown: changes.length, total }) : null
  return (
    <TicketList title={t('dryRun.changes')} note={note}>
      {changes.map(({ from, to, lateSeconds, ...ticket }) => (
        <TicketRow key={`${ticket.id} ${ticket.metric}`} {...ticket}>
          <Badge tone={TONES[from.outcome]}>{t(`dryRun.outcome.${from.outcome}`)}</Badge>
          <span aria-hidden>→</span>
          <Badge tone={TONES[to.outcome]}>{t(`dryRun.outcome.${to.outcome}`)}</Badge>
          <span>{t('dryRun.late', { time: formatDuration(lateSeconds) })}</span>
        </TicketRow>
      ))}
    </TicketList>
  )
}

/** Open tickets that would be due at another time. */
export function MovedTickets({ moves, total }: { moves: readonly Move[]; total: number }) {
  const t = useT('policies')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const when = (at: string | null) => (at === null ? t('dryRun.noDue') : formatDateTime(at, { locale, timeZone }))
  const note = moves.length < total ? t('dryRun.movesMore', { shown: moves.length, total }) : null
  return (
    <TicketList title={t('dryRun.moves')} note={note}>
      {moves.map(({ from, to, ...ticket }) => (
        <TicketRow key={`${ticket.id} ${ticket.metric}`} {...ticket}>
          <span className="tabular-nums">
            <span className="sr-only">{t('dryRun.dueFrom')} </span>
            {when(from)}
          </span>
          <span aria-hidden>→</span>
          <span className="font-semibold text-foreground tabular-nums">
            <span className="sr-only">{t('dryRun.dueTo')} </span>
            {when(to)}
          </span>
        </TicketRow>
      ))}
    </TicketList>
  )
}

function TicketList({ title, note, children }: { title: string; note: string | null; children: ReactNode }) {
  return (
    <details open className="rounded-md border border-border bg-surface">
      <summary className="cursor-pointer px-3 py-2 text-sm font-semibold">{title}</summary>
      {note ? <p className="px-3 pb-2 text-xs text-muted-foreground">{note}</p> : null}
      <ul
        className="max-h-72 divide-y divide-border overflow-y-auto border-t border-border"
        tabIndex={0}
        aria-label={title}
      >
        {children}
      </ul>
    </details>
  )
}

function TicketRow({
  number,
  title,
  metric,
  children,
}: Pick<Move, 'number' | 'title' | 'metric'> & { children: ReactNode }) {
  const t = useT('policies')
  return (
    <li className="space-y-1 px-3 py-2 text-xs">
      <p className="flex min-w-0 gap-2">
        <Link
          href={`/desk/incidents/${number}`}
          target="_blank"
          prefetch={false}
          className="shrink-0 font-mono text-link hover:underline"
        >
          {number}
        </Link>
        <span className="truncate">{title}</span>
      </p>
      <p className="flex flex-wrap items-center gap-1.5 text-muted-foreground">
        <span>{t(`metric.${metric}`)}:</span>
        {children}
      </p>
    </li>
  )
}
