import { openTicketMail } from '@/lib/channels/email/originals'
import { pageContext } from '@/lib/people/page-context'
import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; id: string }>
}

/** A message as it came, for those who work the ticket that it went to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { site, id } = await params
  const ctx = await pageContext(site, 'incident.read')
  const original = await openTicketMail(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!original) return new Response(null, { status: 404 })
  const { fileName, bytes } = original
  const stream = new Blob([Buffer.from(bytes)]).stream()
  return downloadResponse({ fileName, contentType: 'message/rfc822', size: bytes.byteLength, stream })
}
