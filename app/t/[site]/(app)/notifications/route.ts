import type { NextRequest } from 'next/server'
import { listNotifications } from '@/lib/notifications/queries'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

const SHOWN = 15

/** What the bell shows when it is opened, page by page; same-origin and by cookie, like the pages it stands on. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string }> }) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'incident.read') && !can(ctx, 'incident.read.own')) return new Response(null, { status: 403 })
  const cursor = request.nextUrl.searchParams.get('cursor') ?? undefined
  return Response.json(await listNotifications(ctx, { limit: SHOWN, cursor }), { headers: { 'cache-control': 'private, no-store' } })
}
