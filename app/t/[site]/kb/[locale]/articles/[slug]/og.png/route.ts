import { picture } from '@/components/kb-site/picture'
import { answer, textHeaders } from '../../../../answer'
import { lookUp } from '../../../../article'

export const dynamic = 'force-static'
export const revalidate = 86_400
export const generateStaticParams = () => []

export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site, locale, slug } = await params
  return answer(site, locale, async (visit) => {
    const found = await lookUp(visit, slug)
    if (found.kind !== 'article') return null
    const headers = textHeaders('image/png')
    headers.set('content-type', 'image/png')
    return new Response(await picture(visit.place, found.article.title), { headers })
  })
}
