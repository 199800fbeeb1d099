import { cn } from '@/components/ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatDateTime, formatNumber } from '@/lib/platform/i18n/format'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import { csvHref } from '@/components/reports/address'
import { AsTable } from '@/components/reports/as-table'
import { VolumeChart } from '@/components/reports/charts/lazy'
import { bucketLabels, lastDay } from '@/components/reports/figures'
import { NumberLink } from '@/components/reports/number-link'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'

const FIGURE = 'text-right max-sm:px-2 max-sm:whitespace-normal'

/** Opened and ended over time, with what was open at each end. */
export async function VolumeSection({ ctx, address, behind, place, t }: SectionProps) {
  const { unit, buckets } = (await readReport(ctx, 'volume', address.input)).data
  const { locale } = place
  const labels = bucketLabels(buckets, unit, place)
  const rows = buckets.map((bucket, index) => ({
    ...bucket,
    label: labels[index] ?? '',
    openedHref: behind(drill.opened(bucket)),
    endedHref: behind(drill.ended(bucket)),
    backlogHref: behind(drill.openAt(bucket.to)),
  }))
  const sum = (of: 'opened' | 'ended') => rows.reduce((total, row) => total + row[of], 0)
  const [opened, ended] = [sum('opened'), sum('ended')]
  const peak = rows.reduce((most, row) => (row.opened > most.opened ? row : most), rows[0] ?? { opened: 0, label: '' })
  const nothing = opened + ended === 0 && rows.every(({ backlog }) => !backlog)
  const names = { opened: t('volume.opened'), ended: t('volume.ended'), backlog: t('volume.backlog') }
  return (
    <ReportCard
      title={t('volume.title')}
      hint={t('volume.hint', { unit })}
      summary={opened > 0 ? t('volume.summary', { opened, ended, peak: peak.label, count: formatNumber(peak.opened, locale) }) : undefined}
      csv={csvHref('volume', address)}
      t={t}
      className="xl:col-span-2"
    >
      {nothing ? (
        <NothingCounted text={t('empty')} />
      ) : (
        <>
          <VolumeChart title={t('volume.title')} rows={rows} names={names} locale={locale} />
          <AsTable label={t('asTable')}>
            <Table label={t('volume.title')}>
              <TableHeader>
                <tr>
                  <TableHead className="max-sm:px-2">{t('columns.from')}</TableHead>
                  <TableHead className="max-sm:hidden">{t('columns.to')}</TableHead>
                  <TableHead className={FIGURE}>{names.opened}</TableHead>
                  <TableHead className={FIGURE}>{names.ended}</TableHead>
                  <TableHead className={FIGURE}>{names.backlog}</TableHead>
                </tr>
              </TableHeader>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.from}>
                    <TableCell className="h-8 max-sm:px-2">
                      {formatDateTime(row.from, place, 'date')}
                      {unit === 'day' ? null : <span className="block text-2xs text-muted-foreground sm:hidden">{t('columns.to')} {lastDay(row.to, place)}</span>}
                    </TableCell>
                    <TableCell className="h-8 max-sm:hidden">{lastDay(row.to, place)}</TableCell>
                    <TableCell className={cn('h-8', FIGURE)}><NumberLink value={row.opened} href={row.openedHref} locale={locale} /></TableCell>
                    <TableCell className={cn('h-8', FIGURE)}><NumberLink value={row.ended} href={row.endedHref} locale={locale} /></TableCell>
                    <TableCell className={cn('h-8', FIGURE)}>
                      {row.backlog === null ? '–' : <NumberLink value={row.backlog} href={row.backlogHref} locale={locale} />}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </AsTable>
        </>
      )}
    </ReportCard>
  )
}
