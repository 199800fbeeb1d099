import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { ImportForm } from '@/components/knowledge/imports/import-form'
import { PageHeader } from '@/components/shared/page-header'
import { listKbCategories } from '@/lib/knowledge/categories/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knowledge')('imports.title') } : {}
}

/** Takes in articles that were written elsewhere. */
export default async function ImportArticlesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'kb.write')
  const t = getT(ctx.locale, 'knowledge')
  return (
    <>
      <PageHeader
        title={t('imports.title')}
        description={t('imports.lead')}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: t('imports.title') }] }}
      />
      <ImportForm categories={await listKbCategories(ctx)} locale={ctx.tenant.locale} />
    </>
  )
}
