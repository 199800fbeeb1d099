import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { TemplateList } from '@/components/mail/template-list'
import { PageHeader } from '@/components/shared/page-header'
import { listTemplates } from '@/lib/mail/templates/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/templates')
}

/** What messages say, by event and language. */
export default async function TemplatesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'mail.manage')
  const t = getT(ctx.locale, 'admin')
  return (
    <>
      <PageHeader title={t('mail/templates.title')} description={t('mail/templates.lead')} />
      <TemplateList templates={await listTemplates(ctx)} locale={ctx.locale} />
    </>
  )
}
