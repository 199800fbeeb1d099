import type { NextRequest } from 'next/server'
import { optionalContext } from '@/lib/people/page-context'
import { DomainError } from '@/lib/platform/errors'
import { suggestReplies } from '@/lib/tickets/replies/suggest'

/** What the composer offers on a ticket while somebody looks for a canned reply; by cookie, like its page. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string }> }) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return new Response(null, { status: 401 })
  const { searchParams } = request.nextUrl
  try {
    const found = await suggestReplies(ctx, 'incident', searchParams.get('ticket') ?? '', searchParams.get('q') ?? '')
    return Response.json(found, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: error.status })
    throw error
  }
}
