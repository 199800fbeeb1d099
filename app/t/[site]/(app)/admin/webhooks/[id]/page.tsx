import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { firstPage, nextPage, oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { DeliveryFilter } from '@/components/webhooks/delivery-filter'
import { DeliveryTable } from '@/components/webhooks/delivery-table'
import { ReplayAll } from '@/components/webhooks/replay-all'
import { WebhookActions } from '@/components/webhooks/webhook-actions'
import { WebhookHealth } from '@/components/webhooks/webhook-health'
import { WebhookStatus } from '@/components/webhooks/webhook-status'
import { listDeliveries } from '@/lib/integrations/webhooks/deliveries/queries'
import { getWebhook } from '@/lib/integrations/webhooks/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { orFirstPage } from '../../or-first-page'
import { orNotFound } from '../or-not-found'

interface Props {
  params: Promise<{ site: string; id: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'webhooks')
}

/** One endpoint: how it is doing, what can be done about it, and what was sent. */
export default async function WebhookPage({ params, searchParams }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'webhook.manage')
  const path = `/admin/webhooks/${id}`
  const search = oneEach(await searchParams, ['status', 'event', 'cursor'])
  const webhook = await orNotFound(getWebhook(ctx, id))
  const { data, page } = await orFirstPage(listDeliveries(ctx, id, search), path)
  const t = getT(ctx.locale)
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const mayChange = !webhook.confidential || can(ctx, 'incident.confidential')
  const filtered = Boolean(search.status ?? search.event)
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {webhook.name} <WebhookStatus webhook={webhook} locale={ctx.locale} />
          </span>
        }
        description={<span className="wrap-anywhere">{webhook.url}</span>}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [{ label: t('admin.webhooks.title'), href: '/admin/webhooks' }, { label: webhook.name }],
        }}
        actions={<WebhookActions webhook={{ id, name: webhook.name, active: webhook.active }} mayChange={mayChange} />}
      />
      <div className="space-y-5">
        <WebhookHealth webhook={webhook} place={place} />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-base font-semibold">{t('webhooks.log.title')}</h2>
          {mayChange && webhook.active ? <ReplayAll id={id} /> : null}
        </div>
        <Card className="overflow-hidden">
          <DeliveryFilter status={search.status} event={search.event} locale={ctx.locale} />
          {data.length > 0 ? (
            <DeliveryTable deliveries={data} place={place} />
          ) : (
            <EmptyState
              title={t(filtered ? 'webhooks.log.noneFiltered' : 'webhooks.log.none')}
              description={filtered ? undefined : t('webhooks.log.noneHint')}
            />
          )}
          <div className="border-t border-border px-4 py-2.5">
            <Pagination
              label={t('common.pagination.label')}
              previousLabel={t('admin.firstPage')}
              nextLabel={t('common.pagination.next')}
              {...(search.cursor && { previousHref: firstPage(path, search) })}
              {...(page.nextCursor && { nextHref: nextPage(path, search, page.nextCursor) })}
            />
          </div>
        </Card>
      </div>
    </>
  )
}
