import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ArchivedSwitch } from '@/components/admin/archived-switch'
import { adminMetadata } from '@/components/admin/page-metadata'
import type { Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { CalendarTable } from '@/components/sla/calendars/calendar-table'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listCalendars } from '@/lib/sla/calendars/queries'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'calendars')
}

/** When the organisation works. */
export default async function CalendarsPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'sla.manage')
  const archived = (await searchParams).archived === '1'
  const calendars = await listCalendars(ctx, { archived })
  const admin = getT(ctx.locale, 'admin')
  const t = getT(ctx.locale, 'calendars')
  const create = (
    <Link href="/admin/calendars/new" prefetch={false} className={buttonVariants()}>
      <Plus aria-hidden />
      {t('create')}
    </Link>
  )
  return (
    <>
      <PageHeader
        title={admin('calendars.title')}
        description={t('lead')}
        actions={
          <>
            <ArchivedSwitch path="/admin/calendars" shown={archived} label={admin('showArchived')} />
            {create}
          </>
        }
      />
      <Card className="overflow-hidden">
        {calendars.length > 0 ? (
          <CalendarTable calendars={calendars} locale={ctx.locale} />
        ) : (
          <EmptyState title={t('none')} description={t('noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
