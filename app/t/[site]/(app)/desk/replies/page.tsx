import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { I18nProvider } from '@/components/i18n/provider'
import { ReplyList } from '@/components/replies/reply-list'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { findTeams } from '@/lib/tickets/lookup/teams'
import { listReplies } from '@/lib/tickets/replies/queries'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return ctx ? { title: getT(ctx.locale, 'replies')('title') } : {}
}

/** The canned replies of whoever works tickets: their own, and those that they share in. */
export default async function RepliesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'incident.comment.public', 'incident.comment.internal')
  const [replies, teams] = await Promise.all([listReplies(ctx), findTeams(ctx)])
  return (
    <I18nProvider scope="all" locale={ctx.locale} timeZone={ctx.tenant.timezone}>
      <ReplyList replies={replies} teams={teams} mayShare={can(ctx, 'reply_template.manage')} locale={ctx.locale} />
    </I18nProvider>
  )
}
