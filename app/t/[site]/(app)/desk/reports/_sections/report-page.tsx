import '@/components/reports/reports.css'
import { Suspense } from 'react'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Alert } from '@/components/ui/alert'
import { Skeleton } from '@/components/ui/skeleton'
import type { Ctx } from '@/lib/platform/context'
import { formatDateTime } from '@/lib/platform/i18n/format'
import type { Period } from '@/lib/reports/period'
import { incidentsBehind, type ReportAddress } from '@/components/reports/address'
import { BacklogSection } from './backlog-section'
import { CategoriesSection } from './categories-section'
import { Filters } from '@/components/reports/filters'
import { HoursSection } from './hours-section'
import { LevelsSection } from './levels-section'
import { LoadSection } from './load-section'
import { PeriodBar } from '@/components/reports/period-bar'
import { PrintButton } from '@/components/reports/print-button'
import { SummarySection } from './summary-section'
import { TimesSection } from './times-section'
import { VolumeSection } from './volume-section'

interface ReportPageProps {
  ctx: Ctx
  address: ReportAddress
  period: Period
  previous: Period
  today: string
  names: Readonly<Record<string, string>>
  /** The period of the address was refused; another is shown. */
  refused: boolean
}

const SECTIONS = [VolumeSection, LevelsSection, BacklogSection, TimesSection, HoursSection, CategoriesSection, LoadSection]
const WIDE = new Set<unknown>([VolumeSection, LevelsSection, HoursSection])

/** The dashboard. Each part counts by itself and shows when it is done: the slowest keeps nobody waiting. */
export function ReportPage({ ctx, address, period, previous, today, names, refused }: ReportPageProps) {
  const { locale, tenant } = ctx
  const t = getT(locale, 'reports')
  const place = { locale, timeZone: tenant.timezone }
  const section = { ctx, address, behind: incidentsBehind(address), place, t }
  const key = JSON.stringify(address.input)
  const day = (text: string) => formatDateTime(text, { locale, timeZone: 'UTC' }, 'date')
  const shown = { from: day(period.first), to: day(period.last), previousFrom: day(previous.first), previousTo: day(previous.last) }
  return (
    <div className="reports">
      <PageHeader title={t('title')} description={t('description', shown)} actions={<div data-no-print><PrintButton label={t('print')} /></div>} />
      {refused ? <Alert tone="warning" className="mb-4">{t('period.refused')}</Alert> : null}
      <div data-no-print className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <PeriodBar input={address.input} days={period} today={today} t={t} />
        <Filters input={address.input} names={names} />
      </div>
      <Suspense key={`summary ${key}`} fallback={<TilesWaiting />}>
        <SummarySection {...section} />
      </Suspense>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2 print:block print:space-y-4">
        {SECTIONS.map((Section, place) => (
          <Suspense key={`${place} ${key}`} fallback={<Skeleton className={WIDE.has(Section) ? 'h-96 xl:col-span-2' : 'h-96'} />}>
            <Section {...section} />
          </Suspense>
        ))}
      </div>
    </div>
  )
}

function TilesWaiting() {
  return (
    <div aria-busy className="grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-4">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} className="h-32" />
      ))}
    </div>
  )
}
