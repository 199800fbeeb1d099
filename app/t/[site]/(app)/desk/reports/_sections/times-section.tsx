import { Fragment } from 'react'
import { getT } from '@/components/i18n/get-t'
import { PriorityBadge } from '@/components/shared/priority-badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { drill, type Drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import type { TimeMeasure } from '@/lib/reports/schema'
import { csvHref } from '@/components/reports/address'
import { DASH, duration } from '@/components/reports/figures'
import { NumberLink } from '@/components/reports/number-link'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'
import { StackedName } from '@/components/reports/stacked-name'

const MEASURES = ['firstReply', 'resolution'] as const

/** MTTA and MTTR, by priority. */
export async function TimesSection({ ctx, address, behind, place, t }: SectionProps) {
  const { period, data } = await readReport(ctx, 'times', address.input)
  const common = getT(place.locale, 'common')
  const rows = data.rows.filter((row) => MEASURES.some((measure) => row[measure].count > 0))
  const list: Record<(typeof MEASURES)[number], Drill> = { firstReply: drill.replied(period), resolution: drill.resolved(period) }
  const cells = (time: TimeMeasure, href: string) => (
    <>
      <TableCell className="px-2 text-right"><NumberLink value={time.count} href={href} locale={place.locale} /></TableCell>
      <TableCell className="px-2 text-right sm:whitespace-nowrap">
        {duration(time.mean)}
        {time.businessMean === null ? null : <span className="block text-2xs text-muted-foreground">({duration(time.businessMean)})</span>}
      </TableCell>
      <TableCell className="px-2 text-right sm:whitespace-nowrap">{duration(time.median)}</TableCell>
      <TableCell className="px-2 text-right sm:whitespace-nowrap">{duration(time.p90)}</TableCell>
    </>
  )
  return (
    <ReportCard title={t('times.title')} hint={t('times.hint')} csv={csvHref('times', address)} t={t}>
      {rows.length === 0 ? (
        <NothingCounted text={t('empty')} />
      ) : (
        MEASURES.map((measure) => (
          <div key={measure} className="mb-4 last:mb-0">
            <h3 className="mb-1.5 text-sm font-semibold">{t(`times.${measure}`)}</h3>
            <Table label={t(`times.${measure}`)} className="tabular-nums">
              <TableHeader>
                <tr>
                  <TableHead className="px-2 max-sm:hidden">{common('field.priority')}</TableHead>
                  {(['count', 'mean', 'median', 'p90'] as const).map((column) => (
                    <TableHead key={column} className="px-2 text-right">{t(`times.${column}`)}</TableHead>
                  ))}
                </tr>
              </TableHeader>
              <TableBody>
                {rows.map((row) => {
                  const badge = <PriorityBadge level={row.priority} label={common(`priority.${row.priority}`)} />
                  return (
                    <Fragment key={row.priority}>
                      <StackedName columns={4}>{badge}</StackedName>
                      <TableRow>
                        <TableHead scope="row" className="px-2 max-sm:hidden">{badge}</TableHead>
                        {row[measure].count > 0
                          ? cells(row[measure], behind(list[measure], drill.priority(row.priority)))
                          : Array.from({ length: 4 }, (_, index) => <TableCell key={index} className="px-2 text-right text-subtle-foreground">{DASH}</TableCell>)}
                      </TableRow>
                    </Fragment>
                  )
                })}
              </TableBody>
            </Table>
          </div>
        ))
      )}
    </ReportCard>
  )
}
