import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adminMetadata } from '@/components/admin/page-metadata'
import { oneEach, type Search } from '@/components/admin/search-params'
import { getT } from '@/components/i18n/get-t'
import { LanguageLinks } from '@/components/mail/language-links'
import { TemplateEditor } from '@/components/mail/template-editor'
import { PageHeader } from '@/components/shared/page-header'
import { getTemplate } from '@/lib/mail/templates/queries'
import { variablesOf } from '@/lib/mail/templates/vocabulary'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { isLocale } from '@/lib/platform/i18n/locale'

interface Props {
  params: Promise<{ site: string; event: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/templates')
}

/** The text of one event in one language, with how it looks as a message. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { site, event: asked } = await params
  const ctx = await pageContext(site, 'mail.manage')
  const event = NOTICE_EVENTS.find((known) => known === asked)
  if (!event) notFound()
  const { locale: given } = oneEach(await searchParams, ['locale'])
  const locale = isLocale(given) ? given : ctx.tenant.locale
  const template = await getTemplate(ctx, { event, locale })
  const t = getT(ctx.locale, 'mail')
  return (
    <>
      <PageHeader title={t(`event.${event}`)} description={t(`eventHint.${event}`)} actions={<LanguageLinks event={event} current={locale} label={t('templates.language')} />} />
      <TemplateEditor key={`${event}/${locale}`} template={template} variables={variablesOf(event)} />
    </>
  )
}
