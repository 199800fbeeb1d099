import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { InboundActions } from '@/components/channels/inbound-actions'
import { InboundBadge } from '@/components/channels/inbound-badge'
import { InboundFacts } from '@/components/channels/inbound-facts'
import { Recorder } from '@/components/channels/recorder'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Card } from '@/components/ui/card'
import { getInbound } from '@/lib/channels/email/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string; id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/inbound')
}

/** One message: what it is, and each step that decided what became of it. */
export default async function InboundMessagePage({ params }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'mail.manage')
  const mail = await getInbound(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const t = getT(ctx.locale, 'channels')
  return (
    <>
      <PageHeader
        title={mail.subject || t('inbound.noSubject')}
        description={
          <>
            <InboundBadge mail={mail} locale={ctx.locale} />
            {mail.reason ? <span className="ml-2">{t(`inbound.reasons.${mail.reason}`)}</span> : null}
          </>
        }
        breadcrumb={{
          label: getT(ctx.locale, 'common')('nav.breadcrumb'),
          crumbs: [{ label: t('inbound.back'), href: '/admin/mail/inbound' }, { label: mail.from.address || t('inbound.noSender') }],
        }}
        actions={<InboundActions mail={mail} locale={ctx.locale} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <Card>
          <InboundFacts mail={mail} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
        </Card>
        <Card className="overflow-hidden">
          <h2 className="border-b border-border px-4 py-3 font-semibold">{t('inbound.recorder')}</h2>
          <Recorder steps={mail.steps} locale={ctx.locale} />
        </Card>
      </div>
    </>
  )
}
