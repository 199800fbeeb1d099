import { scrape, scrapeType } from '@/lib/platform/metrics/scrape'
import { mayRead } from './access'

export const dynamic = 'force-dynamic'

/** Metrics of this process in Prometheus' text format (docs/operations.md says what they mean). */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (!mayRead(request))
    return new Response(null, { status: 401, headers: { ...headers, 'www-authenticate': 'Bearer realm="metrics"' } })
  return new Response(await scrape(), { headers: { ...headers, 'content-type': scrapeType() } })
}
