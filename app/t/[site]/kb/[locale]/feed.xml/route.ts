import { newsFor } from '@/lib/knowledge/public/lists'
import { feed } from '@/lib/knowledge/public/rules/feed'
import { feedPath, homePath } from '@/lib/knowledge/public/rules/paths'
import { keptAnswer } from '../../kept-answer'

const MOST = 30

export async function GET(request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site: host, locale } = await params
  return keptAnswer({ request, host, locale }, ['feed'], async ({ site: { origin }, place, audience }) => {
    const cards = await newsFor(audience, MOST)
    const title = `${place.t('site')} · ${place.organisation}`
    const channel = { origin, home: homePath(place.locale), self: feedPath(place.locale), title, description: title, language: place.locale }
    return { kind: 'file', type: 'application/rss+xml', body: feed(channel, cards) }
  })
}
