import { openOriginal } from '@/lib/channels/email/queries'
import { pageContext } from '@/lib/people/page-context'
import { originalMail } from '../../../../../original-mail'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ site: string; id: string }>
}

/** A message as it came, for those who look after the organisation's mail. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { site, id } = await params
  const ctx = await pageContext(site, 'mail.manage')
  return originalMail(openOriginal(ctx, id))
}
