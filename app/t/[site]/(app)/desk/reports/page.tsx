import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { idsIn, readReportAddress } from '@/components/reports/address'
import { ReportPage } from './_sections/report-page'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { ValidationFailed } from '@/lib/platform/errors'
import { dayAt, periodBefore, periodOf } from '@/lib/reports/period'
import { findNames } from '@/lib/tickets/lookup/names'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'reports')('title') } : {}
}

/** What managers look at: load, times and service levels, with the incidents behind each number. */
export default async function ReportsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'report.read')
  const asked = readReportAddress(await searchParams)
  const { timezone } = ctx.tenant
  const { address, period, refused } = withPeriod(asked, ctx.now, timezone)
  const names = Object.fromEntries(await findNames(ctx, idsIn(address)))
  const shown = { period, previous: periodBefore(period, timezone), today: dayAt(ctx.now, timezone), names, refused }
  return <ReportPage ctx={ctx} address={address} {...shown} />
}

/** The period of the address; the usual one when that makes no sense. */
function withPeriod(asked: ReturnType<typeof readReportAddress>, now: Date, timezone: string) {
  try {
    return { address: asked, period: periodOf(asked.query, now, timezone), refused: false }
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    const { period: _period, from: _from, to: _to, ...input } = asked.input
    const address = readReportAddress(input)
    return { address, period: periodOf(address.query, now, timezone), refused: true }
  }
}
