import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { KnowledgeHome } from '@/components/kb-site/portal/knowledge-home'
import { audienceOf } from '@/lib/knowledge/public/audience'
import { homeFor } from '@/lib/knowledge/public/lists'
import { countSearch } from '@/lib/knowledge/search/count'
import { searchArticles } from '@/lib/knowledge/search/search'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'kbSite')('portal.title') }
}

/** The articles that the visitor may read, those for requesters among them. */
export default async function PortalKnowledgePage({ params, searchParams }: Props) {
  const ctx = await pageContext((await params).site)
  const { q } = await searchParams
  const audience = audienceOf(ctx)
  const query = typeof q === 'string' ? q.trim() : ''
  const [view, found] = await Promise.all([homeFor(audience), query ? searchArticles(audience, { q: query }) : null])
  if (found) await countSearch(ctx, ctx.locale, query, found.hits.length)
  return <KnowledgeHome view={view} found={found} locale={ctx.locale} />
}
