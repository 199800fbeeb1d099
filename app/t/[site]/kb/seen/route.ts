import { publicSite } from '@/lib/knowledge/public/site'
import { countView, isProgram } from '@/lib/knowledge/public/views'
import { clientAddressOf } from '@/lib/platform/http/request'
import { isSameOrigin } from '@/lib/platform/http/same-origin'
import { takeForAddress } from '@/lib/platform/limits/limiter'

/** A version's id. */
const MOST_BYTES = 36

/** Pages tell here that they were read: pages that are kept are served without anybody counting. */
export async function POST(request: Request, { params }: { params: Promise<{ site: string }> }) {
  const site = await publicSite((await params).site)
  const length = Number(request.headers.get('content-length') ?? MOST_BYTES + 1)
  if (site && length <= MOST_BYTES && isSameOrigin(request.headers) && !isProgram(request.headers.get('user-agent'))) {
    const allowed = await takeForAddress(clientAddressOf(request.headers)).then(() => true, () => false)
    if (allowed) countView(site.tenant.id, await request.text())
  }
  return new Response(null, { status: 204 })
}
