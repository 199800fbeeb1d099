import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { NewArticleForm } from '@/components/knowledge/new-article-form'
import { PageHeader } from '@/components/shared/page-header'
import { listKbCategories } from '@/lib/knowledge/categories/queries'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<{ title?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knowledge')('article.newTitle') } : {}
}

/** Begins an article; `?title=` suggests what it is called. */
export default async function NewArticlePage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site, 'kb.write')
  const { title } = await searchParams
  const t = getT(ctx.locale, 'knowledge')
  return (
    <>
      <PageHeader
        title={t('article.newTitle')}
        description={t('article.newLead')}
        breadcrumb={{ label: t('title'), crumbs: [{ label: t('title'), href: '/desk/kb' }, { label: t('article.newTitle') }] }}
      />
      <NewArticleForm categories={await listKbCategories(ctx)} locale={ctx.tenant.locale} title={typeof title === 'string' ? title.slice(0, LIMITS.title) : ''} />
    </>
  )
}
