'use client'

import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Findings } from '@/lib/sla/runs/schema'

type Figure = Findings['figures'][number]

/** The part of what was decided that was in time; null when nothing was. */
const attainment = ({ met, breached }: Figure['before']): number | null =>
  met + breached === 0 ? null : met / (met + breached)

/** By policy, priority and clock: what was, and what would have been. */
export function FiguresTable({ figures }: { figures: readonly Figure[] }) {
  const t = useT('policies')
  const locale = useLocale()
  const number = (count: number) => formatNumber(count, locale)
  const percent = (tally: Figure['before']) => {
    const part = attainment(tally)
    return part === null ? '—' : formatNumber(part, locale, { style: 'percent', maximumFractionDigits: 0 })
  }
  return (
    <div className="rounded-md border border-border bg-surface">
      <Table label={t('dryRun.figures')} className="text-xs">
        <caption className="sr-only">{t('dryRun.figures')}</caption>
        <TableHeader>
          <TableRow>
            <TableHead>{t('dryRun.policy')}</TableHead>
            <TableHead className="max-sm:hidden">{t('dryRun.priority')}</TableHead>
            <TableHead className="max-sm:hidden">{t('dryRun.clock')}</TableHead>
            <TableHead className="text-right">{t('dryRun.tickets')}</TableHead>
            <TableHead className="text-right">{t('dryRun.metCount')}</TableHead>
            <TableHead className="text-right">{t('dryRun.breachedCount')}</TableHead>
            <TableHead className="text-right">{t('dryRun.attainment')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {figures.map(({ policy, priority, metric, before, after }) => (
            <TableRow key={`${policy.id} ${priority} ${metric}`}>
              <TableCell className="h-9 max-w-40 truncate font-medium">
                {policy.name || t('dryRun.newPolicy')}
                <span className="block truncate font-normal text-muted-foreground sm:hidden">
                  P{priority} · {t(`metric.${metric}`)}
                </span>
              </TableCell>
              <TableCell className="h-9 max-sm:hidden">{priority}</TableCell>
              <TableCell className="h-9 whitespace-nowrap max-sm:hidden">{t(`metric.${metric}`)}</TableCell>
              <Pair before={number(before.tickets)} after={number(after.tickets)} />
              <Pair before={number(before.met)} after={number(after.met)} />
              <Pair
                before={number(before.breached)}
                after={number(after.breached)}
                tone={tone(before.breached, after.breached)}
              />
              <Pair before={percent(before)} after={percent(after)} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

const tone = (before: number, after: number): string =>
  after > before ? 'text-danger-ink font-semibold' : after < before ? 'text-success-ink font-semibold' : ''

/** One figure when both are the same, else what it was and what it would be. */
function Pair({ before, after, tone = 'font-semibold' }: { before: string; after: string; tone?: string }) {
  const t = useT('policies')
  return (
    <TableCell className="h-9 text-right whitespace-nowrap tabular-nums">
      {before === after ? (
        <span className="text-muted-foreground">{before}</span>
      ) : (
        <>
          <span className="sr-only">{t('dryRun.pair', { before, after })}</span>
          <span aria-hidden className="text-muted-foreground">
            {before} →{' '}
          </span>
          <span aria-hidden className={cn(tone)}>
            {after}
          </span>
        </>
      )}
    </TableCell>
  )
}
