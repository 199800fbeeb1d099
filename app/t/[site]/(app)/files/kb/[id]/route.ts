import { openArticleFile, openPublicFile, type OpenedFile } from '@/lib/knowledge/files/queries'
import { optionalContext } from '@/lib/people/page-context'
import { siteTenant } from '@/lib/people/site'
import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'

/** Seconds for which everybody's browser may keep a public file: how long one is seen after it was withdrawn. */
const KEPT = 300

/**
 * A file of an article: of a public one for everybody, else for those who may read the article. Pictures are shown,
 * unless `?download` asks to save them.
 */
export async function GET(request: Request, { params }: { params: Promise<{ site: string; id: string }> }) {
  const { site, id } = await params
  const tenant = await siteTenant(site)
  if (!tenant || tenant.status !== 'active') return new Response(null, { status: 404 })
  const show = !new URL(request.url).searchParams.has('download')
  const open = await openPublicFile({ tenant }, id).catch(noneIfHidden)
  if (open) {
    const response = downloadResponse(open, { show })
    response.headers.set('cache-control', `public, max-age=${KEPT}`)
    return response
  }
  const ctx = await optionalContext(site)
  const file = ctx && (await openArticleFile(ctx, id).catch(noneIfHidden))
  return file ? downloadResponse(file, { show }) : new Response(null, { status: 404 })
}

function noneIfHidden(error: unknown): OpenedFile | null {
  if (error instanceof NotFound) return null
  throw error
}
