import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { portalArticle } from '@/components/kb-site/portal/paths'
import { PortalArticle } from '@/components/kb-site/portal/portal-article'
import { articleInAnyLanguage } from '@/lib/knowledge/public/articles'
import { audienceOf } from '@/lib/knowledge/public/audience'
import { countView } from '@/lib/knowledge/public/views'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import type { Ctx } from '@/lib/platform/context'

interface Props {
  params: Promise<{ site: string; slug: string }>
}

const lookUp = cache((ctx: Ctx, slug: string) => articleInAnyLanguage(audienceOf(ctx), slug, (card) => portalArticle(card.slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, slug } = await params
  const ctx = await optionalContext(site)
  const found = ctx && (await lookUp(ctx, slug))
  return found?.kind === 'article' ? { title: found.article.title } : {}
}

/** An article as the visitor may read it: in the language of its address. */
export default async function PortalArticlePage({ params }: Props) {
  const { site, slug } = await params
  const ctx = await pageContext(site)
  const found = await lookUp(ctx, slug)
  if (found.kind === 'none') notFound()
  if (found.kind === 'moved') redirect(portalArticle(found.slug))
  countView(ctx.tenant.id, found.article.versionId)
  return <PortalArticle view={found} place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }} />
}
