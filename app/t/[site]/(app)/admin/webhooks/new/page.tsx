import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'webhooks')
}

/** A new endpoint. */
export default async function NewWebhookPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'webhook.manage')
  const t = getT(ctx.locale)
  const title = t('webhooks.create')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        breadcrumb={{
          label: t('common.nav.breadcrumb'),
          crumbs: [{ label: t('admin.webhooks.title'), href: '/admin/webhooks' }, { label: title }],
        }}
      />
      <WebhookForm mayConfidential={can(ctx, 'incident.confidential')} />
    </div>
  )
}
