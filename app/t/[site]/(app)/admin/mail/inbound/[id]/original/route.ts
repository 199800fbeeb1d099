import { openOriginal } from '@/lib/channels/email/queries'
import { pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; id: string }>
}

/** A message as it came, for those who look after the organisation's mail. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { site, id } = await params
  const ctx = await pageContext(site, 'mail.manage')
  const original = await openOriginal(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!original) return new Response(null, { status: 404 })
  const { fileName, bytes } = original
  const stream = new Blob([Buffer.from(bytes)]).stream()
  return downloadResponse({ fileName, contentType: 'message/rfc822', size: bytes.byteLength, stream })
}
