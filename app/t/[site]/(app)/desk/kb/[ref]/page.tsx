import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticlePage } from '@/components/knowledge/reader/article-page'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { readAtDesk } from '@/lib/knowledge/reading/read-at-desk'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { NotFound } from '@/lib/platform/errors'
import { isLocale } from '@/lib/platform/i18n/locale'
import { VersionFigures } from '../../_panels/version-figures'

interface Props {
  params: Promise<{ site: string; ref: string }>
  searchParams: Promise<{ locale?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, ref } = await params
  const ctx = await optionalContext(site)
  const article = ctx && can(ctx, 'kb.read') ? await getArticle(ctx, ref).catch(() => null) : null
  return article ? { title: `${article.number} · ${article.title}` } : {}
}

/** One article, read at the desk. */
export default async function DeskArticlePage({ params, searchParams }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'kb.read')
  const { locale } = await searchParams
  const reading = await readAtDesk(ctx, ref, isLocale(locale) ? locale : undefined).catch(absent)
  return <ArticlePage ctx={ctx} reading={reading} figures={can(ctx, 'kb.write') ? <VersionFigures ctx={ctx} articleId={reading.article.id} /> : null} />
}

function absent(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
