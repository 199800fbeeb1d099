import { createElement } from 'react'
import { ArticlePage } from '@/components/kb-site/article'
import { articlePath } from '@/lib/knowledge/public/rules/paths'
import { answer, lead } from '../../../answer'
import { lookUp } from '../../../article'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

/** The article, or the way to where it is now. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site, locale, slug } = await params
  return answer(site, locale, async (visit) => {
    const found = await lookUp(visit, slug)
    if (found.kind === 'moved') return lead(308, articlePath(found.locale, found.slug))
    return found.kind === 'none' ? null : createElement(ArticlePage, { place: visit.place, view: found })
  })
}
