import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { firstPage, nextPage, oneEach, type Search } from '@/components/admin/search-params'
import { InboundFilter } from '@/components/channels/inbound-filter'
import { InboundTable } from '@/components/channels/inbound-table'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { listInbound } from '@/lib/channels/email/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { orFirstPage } from '../../or-first-page'

const PATH = '/admin/mail/inbound'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/inbound')
}

/** What came in by mail, and what became of it. */
export default async function InboundPage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'mail.manage')
  const search = oneEach(await searchParams, ['status', 'outcome', 'q', 'cursor'])
  const { data, page } = await orFirstPage(listInbound(ctx, search), PATH)
  const [t, admin, common] = [getT(ctx.locale, 'channels'), getT(ctx.locale, 'admin'), getT(ctx.locale, 'common')]
  return (
    <>
      <PageHeader title={admin('mail/inbound.title')} description={t('inbound.lead')} />
      <Card className="overflow-hidden">
        <InboundFilter locale={ctx.locale} search={search} />
        {data.length > 0 ? (
          <InboundTable mails={data} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
        ) : (
          <EmptyState title={t('inbound.none')} description={t('inbound.noneHint')} />
        )}
        <div className="border-t border-border px-4 py-2.5">
          <Pagination
            label={common('pagination.label')}
            previousLabel={admin('firstPage')}
            nextLabel={common('pagination.next')}
            {...(search.cursor && { previousHref: firstPage(PATH, search) })}
            {...(page.nextCursor && { nextHref: nextPage(PATH, search, page.nextCursor) })}
          />
        </div>
      </Card>
    </>
  )
}
