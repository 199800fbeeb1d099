'use client'

import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Findings } from '@/lib/sla/runs/schema'
import { FiguresTable } from './figures-table'
import { ChangedTickets, MovedTickets } from './ticket-lists'

/**
 * What a dry run has found so far.
 * @param over nothing more will come, so that what is not there can be told
 */
export function DryRunResult({ result, over }: { result: Findings; over: boolean }) {
  const t = useT('policies')
  const locale = useLocale()
  const { breached, saved, moved, figures, changes, moves } = result
  const counts = [
    { label: t('dryRun.breached'), count: breached, tone: breached > 0 ? 'text-danger-ink' : '' },
    { label: t('dryRun.saved'), count: saved, tone: saved > 0 ? 'text-success-ink' : '' },
    ...(moved === null ? [] : [{ label: t('dryRun.moved'), count: moved, tone: '' }]),
  ]
  const isSame = over && breached + saved + (moved ?? 0) === 0
  return (
    <div className="space-y-4">
      <ul className="grid grid-cols-3 gap-2">
        {counts.map(({ label, count, tone }) => (
          <li key={label} className="rounded-md border border-border bg-surface px-3 py-2">
            <span className={cn('block text-xl font-semibold tabular-nums', tone)}>{formatNumber(count, locale)}</span>
            <span className="block text-2xs leading-tight text-muted-foreground">{label}</span>
          </li>
        ))}
      </ul>
      {figures.length > 0 ? <FiguresTable figures={figures} /> : null}
      {isSame ? <p className="text-sm">{t('dryRun.nothing')}</p> : null}
      {changes.length > 0 || (over && !isSame) ? <ChangedTickets changes={changes} total={breached + saved} /> : null}
      {moved !== null && (moves.length > 0 || (over && !isSame)) ? <MovedTickets moves={moves} total={moved} /> : null}
      {moved === null && over ? <p className="text-xs text-muted-foreground">{t('dryRun.stay')}</p> : null}
    </div>
  )
}
