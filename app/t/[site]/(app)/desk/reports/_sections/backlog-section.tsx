import { Fragment } from 'react'
import { getT } from '@/components/i18n/get-t'
import { PriorityBadge } from '@/components/shared/priority-badge'
import { cn } from '@/components/ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatNumber } from '@/lib/platform/i18n/format'
import { drill } from '@/lib/reports/drill'
import { readReport } from '@/lib/reports/read'
import { csvHref } from '@/components/reports/address'
import { BacklogChart } from '@/components/reports/charts/lazy'
import { NumberLink } from '@/components/reports/number-link'
import { NothingCounted, ReportCard } from '@/components/reports/report-card'
import type { SectionProps } from '@/components/reports/section-props'
import { StackedName } from '@/components/reports/stacked-name'

const OLD_DAYS = 30
const FIGURE = 'px-1 text-right max-sm:whitespace-normal sm:px-2'

/** What is open now, by priority and age. */
export async function BacklogSection({ ctx, address, behind, place, t }: SectionProps) {
  const { at, ages, rows } = (await readReport(ctx, 'backlog', address.input)).data
  const { locale } = place
  const common = getT(locale, 'common')
  const ageNames = ages.map(({ fromDays, toDays }) =>
    toDays === null ? t('backlog.over', { from: fromDays }) : fromDays === 0 ? t('backlog.under') : t('backlog.between', { from: fromDays, to: toDays }),
  )
  const shown = rows.filter(({ priority }) => address.query.priority?.includes(priority) ?? true)
  const inAge = (index: number) => shown.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)
  const total = ages.reduce((sum, _, index) => sum + inAge(index), 0)
  const old = ages.reduce((sum, { fromDays }, index) => sum + (fromDays >= OLD_DAYS ? inAge(index) : 0), 0)
  const names = shown.map(({ priority }) => ({ priority, name: common(`priority.${priority}`) }))
  return (
    <ReportCard
      title={t('backlog.title')}
      hint={t('backlog.hint')}
      summary={total > 0 ? t('backlog.summary', { total, old: formatNumber(old, locale) }) : undefined}
      csv={csvHref('backlog', address)}
      t={t}
    >
      {total === 0 ? (
        <NothingCounted text={t('emptyOpen')} />
      ) : (
        <>
          <BacklogChart
            title={t('backlog.title')}
            rows={ages.map((_, index) => ({ label: ageNames[index] ?? '', ...Object.fromEntries(shown.map(({ priority, counts }) => [`p${priority}`, counts[index] ?? 0])) }))}
            priorities={names}
            locale={locale}
          />
          <Table label={t('backlog.title')} className="mt-3 text-xs">
            <TableHeader>
              <tr>
                <TableHead className="px-2 max-sm:hidden">{common('field.priority')}</TableHead>
                {ageNames.map((name) => (
                  <TableHead key={name} className={FIGURE}>{name}</TableHead>
                ))}
                <TableHead className={FIGURE}>{t('backlog.total')}</TableHead>
              </tr>
            </TableHeader>
            <TableBody>
              {shown.map(({ priority, counts }, row) => {
                const badge = <PriorityBadge level={priority} label={names[row]?.name ?? ''} />
                return (
                  <Fragment key={priority}>
                    <StackedName columns={ages.length + 1}>{badge}</StackedName>
                    <TableRow>
                      <TableHead scope="row" className="px-2 max-sm:hidden">{badge}</TableHead>
                      {ages.map((age, index) => (
                        <TableCell key={age.fromDays} className={cn('h-9', FIGURE)}>
                          <NumberLink value={counts[index] ?? 0} href={behind(drill.age(age, at), drill.priority(priority))} locale={locale} />
                        </TableCell>
                      ))}
                      <TableCell className={cn('h-9 font-semibold', FIGURE)}>
                        <NumberLink value={counts.reduce((sum, n) => sum + n, 0)} href={behind(drill.open(), drill.priority(priority))} locale={locale} />
                      </TableCell>
                    </TableRow>
                  </Fragment>
                )
              })}
            </TableBody>
          </Table>
        </>
      )}
    </ReportCard>
  )
}
