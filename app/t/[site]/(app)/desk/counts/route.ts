import { openCounts } from '@/lib/incidents/queries'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

/** The figures beside the queues, for a desk that stays open. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'incident.read')) return new Response(null, { status: 403 })
  return Response.json(await openCounts(ctx), { headers: { 'cache-control': 'private, no-store' } })
}
