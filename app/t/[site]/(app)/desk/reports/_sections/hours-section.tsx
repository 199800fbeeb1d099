import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import { csvHref } from '@/components/reports/address'
import { weekdayNames } from '@/components/reports/figures'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const ROW = 'max-sm:flex max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:gap-0.5'
const HEAD = 'font-medium text-muted-foreground max-sm:grid max-sm:h-6 max-sm:place-items-center'

/**
 * When incidents are opened: a table whose darker cells hold more. On a phone its days stand side by side, with the hours
 * below one another. What is laid out otherwise than a table has to be called one.
 */
export async function HoursSection({ ctx, address, behind, place, t }: SectionProps) {
  const { period, timezone, data } = await readReport(ctx, 'hours', address.input)
  const [short, long] = [weekdayNames(place.locale, 'short'), weekdayNames(place.locale, 'long')]
  const cells = data.rows.flatMap((row, weekday) => row.map((count, hour) => ({ count, weekday, hour })))
  const peak = cells.reduce((most, cell) => (cell.count > most.count ? cell : most), { count: 0, weekday: 0, hour: 0 })
  const summary = t('hours.summary', { weekday: long[peak.weekday] ?? '', hour: peak.hour, count: peak.count })
  return (
    <ReportCard title={t('hours.title')} hint={t('hours.hint', { zone: timezone })} summary={peak.count > 0 ? summary : undefined} csv={csvHref('hours', address)} t={t} className="xl:col-span-2">
      {peak.count === 0 ? (
        <NothingCounted text={t('empty')} />
      ) : (
        <div className="relative sm:overflow-x-auto" role="region" aria-label={t('hours.title')} tabIndex={0}>
          <table
            role="table"
            className="w-full table-fixed border-separate border-spacing-[2px] text-2xs tabular-nums max-sm:flex max-sm:gap-0.5 sm:min-w-[44rem]"
          >
            <thead role="rowgroup" className="max-sm:contents">
              <tr role="row" className={cn(ROW, 'max-sm:w-8 max-sm:flex-none')}>
                <th role="columnheader" scope="col" className={cn(HEAD, 'w-10 text-left max-sm:w-auto')}>
                  <span className="max-sm:sr-only">{t('hours.weekday')}</span>
                </th>
                {HOURS.map((hour) => (
                  <th key={hour} role="columnheader" scope="col" className={HEAD}>{hour}</th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup" className="max-sm:contents">
              {data.rows.map((row, weekday) => (
                <tr key={weekday} role="row" className={ROW}>
                  <th role="rowheader" scope="row" className={cn(HEAD, 'text-left')}>
                    <span aria-hidden>{short[weekday]}</span>
                    <span className="sr-only">{long[weekday]}</span>
                  </th>
                  {row.map((count, hour) => (
                    <td key={hour} role="cell" className="p-0">
                      <HeatCell
                        count={count}
                        level={count / peak.count}
                        href={behind(drill.hour(period, weekday + 1, hour))}
                        label={t('hours.cell', { weekday: long[weekday] ?? '', hour, count })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ReportCard>
  )
}

function HeatCell({ count, level, href, label }: { count: number; level: number; href: string; label: string }) {
  if (count === 0) {
    return (
      <span className="grid h-6 place-items-center rounded-sm bg-muted sm:h-7">
        <span className="sr-only">0</span>
      </span>
    )
  }
  // Never so deep that its figure could not be read on it.
  const depth = Math.round(8 + level * 52)
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      className="grid h-6 place-items-center rounded-sm font-medium sm:h-7 text-foreground hover:outline hover:outline-border-strong"
      style={{ background: `color-mix(in oklab, var(--chart-heat) ${depth}%, var(--surface))` }}
    >
      {count}
    </Link>
  )
}
