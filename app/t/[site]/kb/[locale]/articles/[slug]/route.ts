import { createElement } from 'react'
import { ArticlePage } from '@/components/kb-site/article'
import { articlePath } from '@/lib/knowledge/public/rules/paths'
import { found } from '../../../article'
import { keptAnswer, madeOf } from '../../../kept-answer'

/** The article, or the way to where it is now. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site: host, locale, slug } = await params
  return keptAnswer({ request, host, locale }, ['article', slug], async (visit) => {
    const looked = await found(visit, slug)
    if (looked?.kind === 'moved') return { kind: 'moved', path: articlePath(looked.locale, looked.slug) }
    return looked && madeOf(createElement(ArticlePage, { place: visit.place, view: looked }))
  })
}
