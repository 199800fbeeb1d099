import { openCounts } from '@/lib/incidents/queries'
import { countViews } from '@/lib/incidents/views/counts'
import { countUnread } from '@/lib/notifications/queries'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

/** The figures of the shell, for a desk that stays open: beside the queues, and on the bell. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'incident.read')) return new Response(null, { status: 403 })
  const [counts, views, unread] = await Promise.all([openCounts(ctx), countViews(ctx), countUnread(ctx)])
  return Response.json({ ...counts, views, unread }, { headers: { 'cache-control': 'private, no-store' } })
}
