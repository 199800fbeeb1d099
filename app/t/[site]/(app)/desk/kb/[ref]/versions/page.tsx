import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { readLayout } from '@/components/knowledge/diff/diff-view'
import { VersionsPage } from '@/components/knowledge/versions/versions-page'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { diffVersions } from '@/lib/knowledge/versions/diff'
import { listVersions } from '@/lib/knowledge/versions/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'

type Search = Record<'locale' | 'from' | 'to' | 'layout', string | string[] | undefined>

interface Props {
  params: Promise<{ site: string; ref: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, ref } = await params
  const ctx = await optionalContext(site)
  return ctx ? { title: `${getT(ctx.locale, 'knowledge')('versions.title')} ${ref}` } : {}
}

/** The versions of an article; compared are two of them, or one with the draft. */
export default async function ArticleVersionsPage({ params, searchParams }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'kb.write')
  const { article, ...shown } = await versionsOf(ctx, ref, await searchParams).catch(absent)
  return <VersionsPage ctx={ctx} article={article} {...shown} />
}

async function versionsOf(ctx: Ctx, ref: string, { locale, from, to, layout }: Search) {
  const article = await getArticle(ctx, ref)
  const shown = article.translations.find((one) => one.locale === locale)?.locale ?? article.sourceLocale
  const versions = await listVersions(ctx, article.id, shown)
  const known = (id: unknown) => versions.find((version) => version.id === id)?.id ?? ''
  const published = versions.find((version) => version.published)?.id ?? ''
  const compared = { from: known(from) || published, to: known(to), layout: readLayout(layout) }
  const diff = await diffVersions(ctx, article.id, shown, { ...(compared.from && { from: compared.from }), ...(compared.to && { to: compared.to }) })
  return { article, shown, versions, compared, diff }
}

function absent(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
