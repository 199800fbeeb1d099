import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { CalendarForm } from '@/components/sla/calendars/calendar-form'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { defaultCalendars } from '@/lib/sla/calendar/defaults'
import { localMinute } from '@/lib/sla/calendar/local-time'
import { timezonesWith } from '@/lib/tenants/timezones'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'calendars')
}

/** A new calendar, which begins as business hours with Brazil's holidays. */
export default async function NewCalendarPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'sla.manage')
  const { timezone } = ctx.tenant
  const { definition } = defaultCalendars(ctx.locale, timezone, ctx.now.getUTCFullYear()).business
  const t = getT(ctx.locale, 'calendars')
  const title = getT(ctx.locale, 'admin')('calendars.title')
  return (
    <>
      <PageHeader
        title={t('create')}
        breadcrumb={{
          label: getT(ctx.locale, 'common')('nav.breadcrumb'),
          crumbs: [{ label: title, href: '/admin/calendars' }, { label: t('create') }],
        }}
      />
      <CalendarForm initial={{ name: '', ...definition }} timezones={timezonesWith(timezone)} now={localMinute(timezone, ctx.now.getTime())} />
    </>
  )
}
