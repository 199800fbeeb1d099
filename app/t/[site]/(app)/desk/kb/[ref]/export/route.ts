import type { NextRequest } from 'next/server'
import { exportArticle } from '@/lib/knowledge/export/export'
import { markdownResponse } from '@/lib/knowledge/export/response'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { NotFound } from '@/lib/platform/errors'

/** An article in one language, as a Markdown file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string; ref: string }> }) {
  const { site, ref } = await params
  const ctx = await optionalContext(site)
  if (!ctx) return new Response(null, { status: 401 })
  if (!can(ctx, 'kb.read')) return new Response(null, { status: 403 })
  try {
    return markdownResponse(await exportArticle(ctx, ref, request.nextUrl.searchParams.get('locale') ?? ctx.locale))
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    throw error
  }
}
