import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { firstPage, nextPage, oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { DeliveryFilter } from '@/components/mail/delivery-filter'
import { DeliveryTable } from '@/components/mail/delivery-table'
import { SuppressionCard } from '@/components/mail/suppression-card'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { listDeliveries, listSuppressions } from '@/lib/mail/deliveries/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { orFirstPage } from '../../or-first-page'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

const PATH = '/admin/mail/sent'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/sent')
}

/** What left, what waits and what failed. */
export default async function SentPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'mail.manage')
  const search = oneEach(await searchParams, ['status', 'search', 'cursor'])
  const [{ data, page }, suppressions] = await Promise.all([orFirstPage(listDeliveries(ctx, search), PATH), listSuppressions(ctx)])
  const t = getT(ctx.locale)
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  return (
    <>
      <PageHeader title={t('admin.mail/sent.title')} description={t('admin.mail/sent.lead')} />
      <div className="space-y-5">
        <Card className="overflow-hidden">
          <DeliveryFilter locale={ctx.locale} search={search} />
          {data.length > 0 ? (
            <DeliveryTable deliveries={data} place={place} />
          ) : (
            <EmptyState title={t('mail.sent.none')} description={t('mail.sent.noneHint')} />
          )}
          <div className="border-t border-border px-4 py-2.5">
            <Pagination
              label={t('common.pagination.label')}
              previousLabel={t('admin.firstPage')}
              nextLabel={t('common.pagination.next')}
              {...(search.cursor && { previousHref: firstPage(PATH, search) })}
              {...(page.nextCursor && { nextHref: nextPage(PATH, search, page.nextCursor) })}
            />
          </div>
        </Card>
        {suppressions.length > 0 ? <SuppressionCard suppressions={suppressions} place={place} /> : null}
      </div>
    </>
  )
}
