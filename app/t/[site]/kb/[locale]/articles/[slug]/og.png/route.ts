import { found } from '../../../../article'
import { keptAnswer } from '../../../../kept-answer'
import { pictureFile } from '../../../../picture'

export async function GET(request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site: host, locale, slug } = await params
  return keptAnswer({ request, host, locale }, ['picture', slug], async (visit) => {
    const looked = await found(visit, slug)
    return looked?.kind === 'article' ? pictureFile(visit.place, looked.article.title) : null
  })
}
