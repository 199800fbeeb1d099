import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { WebhookTable } from '@/components/webhooks/webhook-table'
import { listWebhooks } from '@/lib/integrations/webhooks/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'webhooks')
}

/** Who is told of what happens, and how that is going. */
export default async function WebhooksPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'webhook.manage')
  const webhooks = await listWebhooks(ctx)
  const t = getT(ctx.locale, 'webhooks')
  const create = (
    <Button asChild>
      <Link href="/admin/webhooks/new">
        <Plus aria-hidden />
        {t('create')}
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader title={getT(ctx.locale, 'admin')('webhooks.title')} description={t('lead')} actions={create} />
      <Card className="overflow-hidden">
        {webhooks.length > 0 ? (
          <WebhookTable webhooks={webhooks} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} now={ctx.now} />
        ) : (
          <EmptyState title={t('none')} description={t('noneHint')} action={create} />
        )}
      </Card>
    </>
  )
}
