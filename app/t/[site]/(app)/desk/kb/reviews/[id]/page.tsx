import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { readLayout } from '@/components/knowledge/diff/diff-view'
import { ReviewPage } from '@/components/knowledge/review/review-page'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { deskHtml } from '@/lib/knowledge/reading/desk-html'
import { getReview } from '@/lib/knowledge/reviews/queries'
import { diffVersions } from '@/lib/knowledge/versions/diff'
import { readVersion } from '@/lib/knowledge/versions/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'

interface Props {
  params: Promise<{ site: string; id: string }>
  searchParams: Promise<Record<'tab' | 'layout', string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'knowledge')('review.title') } : {}
}

/** One review of a text. */
export default async function ArticleReviewPage({ params, searchParams }: Props) {
  const { site, id } = await params
  const ctx = await pageContext(site, 'kb.write')
  const { tab, layout } = await searchParams
  const { review, version, diff } = await reviewed(ctx, id).catch(absent)
  return <ReviewPage ctx={ctx} review={review} version={version} diff={diff} tab={tab === 'changes' ? 'changes' : 'text'} layout={readLayout(layout)} />
}

/** A review with its text, and what differs from what is published; null when that is this very text, or nothing is. */
async function reviewed(ctx: Ctx, id: string) {
  const review = await getReview(ctx, id)
  const [article, version] = await Promise.all([getArticle(ctx, review.article.id), readVersion(ctx, review.article.id, review.version.id)])
  const published = article.translations.find(({ locale }) => locale === review.locale)?.published
  const diff = published && published.id !== version.id ? await diffVersions(ctx, article.id, review.locale, { to: version.id }) : null
  return { review, version: { ...version, html: await deskHtml(ctx, version.html) }, diff }
}

function absent(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
