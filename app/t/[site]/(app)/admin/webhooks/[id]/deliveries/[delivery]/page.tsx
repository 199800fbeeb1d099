import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { DeliveryFacts } from '@/components/webhooks/delivery-facts'
import { DeliveryMessages } from '@/components/webhooks/delivery-messages'
import { eventName } from '@/components/webhooks/event-name'
import { ReplayButton } from '@/components/webhooks/replay-button'
import { getDelivery } from '@/lib/integrations/webhooks/deliveries/queries'
import { getWebhook } from '@/lib/integrations/webhooks/queries'
import { TEST_EVENT } from '@/lib/integrations/webhooks/vocabulary'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { orNotFound } from '../../../or-not-found'

interface Props {
  params: Promise<{ site: string; id: string; delivery: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'webhooks')
}

/** One delivery: what became of it, what was sent, what came back. */
export default async function DeliveryPage({ params }: Props) {
  const { site, id, delivery: deliveryId } = await params
  const ctx = await pageContext(site, 'webhook.manage')
  const [webhook, delivery] = await orNotFound(Promise.all([getWebhook(ctx, id), getDelivery(ctx, deliveryId)]))
  if (delivery.endpointId !== id) notFound()
  const t = getT(ctx.locale)
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const replayable = webhook.active && delivery.event !== TEST_EVENT
  return (
    <>
      <PageHeader
        title={eventName(getT(ctx.locale, 'webhooks'), delivery.event)}
        description={<code className="text-xs">{delivery.event}</code>}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [
            { label: t('admin.webhooks.title'), href: '/admin/webhooks' },
            { label: webhook.name, href: `/admin/webhooks/${id}` },
            { label: t('webhooks.delivery.title') },
          ],
        }}
        actions={replayable ? <ReplayButton id={delivery.id} /> : null}
      />
      <div className="space-y-5">
        <DeliveryFacts delivery={delivery} place={place} />
        <DeliveryMessages delivery={delivery} locale={ctx.locale} />
      </div>
    </>
  )
}
