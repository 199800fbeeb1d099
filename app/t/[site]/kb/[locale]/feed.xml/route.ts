import { kept } from '@/lib/knowledge/public/cache'
import { newsFor } from '@/lib/knowledge/public/lists'
import { feed } from '@/lib/knowledge/public/rules/feed'
import { feedPath, homePath } from '@/lib/knowledge/public/rules/paths'
import { answer, textHeaders } from '../../answer'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

const MOST = 30

export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site, locale } = await params
  return answer(site, locale, async ({ site: { tenant, origin }, place, audience }) => {
    const cards = await kept(tenant.id, ['feed', place.locale], () => newsFor(audience, MOST))
    const title = `${place.t('site')} · ${place.organisation}`
    const channel = { origin, home: homePath(place.locale), self: feedPath(place.locale), title, description: title, language: place.locale }
    return new Response(feed(channel, cards), { headers: textHeaders('application/rss+xml') })
  })
}
