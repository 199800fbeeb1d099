import { optionalContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'
import { openAttachment } from '@/lib/tickets/attachments'

/** A file of a ticket, for those who may see it; pictures are shown, unless `?download` asks to save them. */
export async function GET(request: Request, { params }: { params: Promise<{ site: string; id: string }> }) {
  const { site, id } = await params
  const ctx = await optionalContext(site)
  if (!ctx) return new Response(null, { status: 401 })
  const file = await openAttachment(ctx, id).catch(noneIfHidden)
  if (!file) return new Response(null, { status: 404 })
  return downloadResponse(file, { show: !new URL(request.url).searchParams.has('download') })
}

function noneIfHidden(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
