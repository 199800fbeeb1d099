import { optionalContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { openAttachment } from '@/lib/tickets/attachments'

/** Types that a browser may show by itself; everything else is saved. */
const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf|text\/plain)$/

/**
 * A file of a ticket, for those who may see it. What people upload never runs as a page of ours: no
 * sniffing, a sandbox without an origin, and only harmless types are shown in place.
 */
export async function GET(request: Request, { params }: { params: Promise<{ site: string; id: string }> }) {
  const { site, id } = await params
  const ctx = await optionalContext(site)
  if (!ctx) return new Response(null, { status: 401 })
  const file = isUuid(id) ? await openAttachment(ctx, id).catch(noneIfHidden) : null
  if (!file) return new Response(null, { status: 404 })
  const show = SHOWN.test(file.contentType) && !new URL(request.url).searchParams.has('download')
  return new Response(file.stream, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.size),
      'content-disposition': `${show ? 'inline' : 'attachment'}; ${fileNames(file.fileName)}`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}

function noneIfHidden(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8. */
function fileNames(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
