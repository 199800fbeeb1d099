import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { getWebhook } from '@/lib/integrations/webhooks/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { orNotFound } from '../../or-not-found'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'webhooks')
}

/** Where an endpoint leads and what it is told, to be changed. */
export default async function EditWebhookPage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'webhook.manage')
  const webhook = await orNotFound(getWebhook(ctx, id))
  const mayConfidential = can(ctx, 'incident.confidential')
  if (webhook.confidential && !mayConfidential) forbidden()
  const t = getT(ctx.locale)
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={webhook.name}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [
            { label: t('admin.webhooks.title'), href: '/admin/webhooks' },
            { label: webhook.name, href: `/admin/webhooks/${id}` },
            { label: t('webhooks.edit') },
          ],
        }}
      />
      <WebhookForm key={webhook.version} webhook={webhook} mayConfidential={mayConfidential} />
    </div>
  )
}
