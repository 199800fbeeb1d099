import { keptAnswer } from '../kept-answer'
import { wholeSitemap } from '../site-map'

// Next would make what has this name while it builds, when no organisation is known.
export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ site: string }> }) {
  const { site: host } = await params
  return keptAnswer({ request, host }, ['sitemap'], wholeSitemap)
}
