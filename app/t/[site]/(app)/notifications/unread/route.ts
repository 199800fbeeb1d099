import { countUnread } from '@/lib/notifications/queries'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

/** The figure on the bell of the portal; that of the desk comes with its other figures. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'incident.read') && !can(ctx, 'incident.read.own')) return new Response(null, { status: 403 })
  return Response.json({ unread: await countUnread(ctx) }, { headers: { 'cache-control': 'private, no-store' } })
}
