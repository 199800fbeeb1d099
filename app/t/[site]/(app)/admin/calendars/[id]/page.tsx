import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { CalendarForm } from '@/components/sla/calendars/calendar-form'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { getCalendar } from '@/lib/sla/calendars/queries'
import { localMinute } from '@/lib/sla/calendar/local-time'
import { timezonesWith } from '@/lib/tenants/timezones'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'calendars')
}

/** A calendar, to be changed. */
export default async function CalendarPage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'sla.manage')
  const calendar = await getCalendar(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const title = getT(ctx.locale, 'admin')('calendars.title')
  return (
    <>
      <PageHeader
        title={calendar.name}
        breadcrumb={{
          label: getT(ctx.locale, 'common')('nav.breadcrumb'),
          crumbs: [{ label: title, href: '/admin/calendars' }, { label: calendar.name }],
        }}
      />
      <CalendarForm
        calendar={calendar}
        initial={calendar}
        timezones={timezonesWith(calendar.timezone)}
        now={localMinute(calendar.timezone, ctx.now.getTime())}
      />
    </>
  )
}
