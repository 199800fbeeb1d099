import { openTicketMail } from '@/lib/channels/email/originals'
import { pageContext } from '@/lib/people/page-context'
import { originalMail } from '../../../../original-mail'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; id: string }>
}

/** A message as it came, for those who work the ticket that it went to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { site, id } = await params
  const ctx = await pageContext(site, 'incident.read')
  return originalMail(openTicketMail(ctx, id))
}
