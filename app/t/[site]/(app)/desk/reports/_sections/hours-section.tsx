import Link from 'next/link'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import { csvHref } from '@/components/reports/address'
import { weekdayNames } from '@/components/reports/figures'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** When incidents are opened: a table whose darker cells hold more. */
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
        <div className="relative overflow-x-auto" role="region" aria-label={t('hours.title')} tabIndex={0}>
          <table className="w-full min-w-[44rem] table-fixed border-separate border-spacing-[2px] text-2xs tabular-nums">
            <thead>
              <tr>
                <th scope="col" className="w-10 text-left font-medium text-muted-foreground">{t('hours.weekday')}</th>
                {HOURS.map((hour) => (
                  <th key={hour} scope="col" className="font-medium text-muted-foreground">{hour}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row, weekday) => (
                <tr key={weekday}>
                  <th scope="row" className="text-left font-medium text-muted-foreground">
                    <span aria-hidden>{short[weekday]}</span>
                    <span className="sr-only">{long[weekday]}</span>
                  </th>
                  {row.map((count, hour) => (
                    <td key={hour} className="p-0">
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
      <span className="grid h-7 place-items-center rounded-sm bg-muted">
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
      className="grid h-7 place-items-center rounded-sm font-medium text-foreground hover:outline hover:outline-border-strong"
      style={{ background: `color-mix(in oklab, var(--chart-heat) ${depth}%, var(--surface))` }}
    >
      {count}
    </Link>
  )
}
