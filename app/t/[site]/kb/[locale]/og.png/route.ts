import { picture } from '@/components/kb-site/picture'
import { answer, textHeaders } from '../../answer'

export const dynamic = 'force-static'
export const revalidate = 86_400
export const generateStaticParams = () => []

export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site, locale } = await params
  return answer(site, locale, async ({ place }) => {
    const headers = textHeaders('image/png')
    headers.set('content-type', 'image/png')
    return new Response(await picture(place, place.t('hero.title')), { headers })
  })
}
