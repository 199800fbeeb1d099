import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { ReplyList } from '@/components/replies/reply-list'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { findTeams } from '@/lib/tickets/lookup/teams'
import { listReplies } from '@/lib/tickets/replies/queries'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'replies')
}

/** Every canned reply that is shared, whichever team it is for, and one's own. */
export default async function SharedRepliesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'reply_template.manage')
  const [replies, teams] = await Promise.all([listReplies(ctx, { all: true }), findTeams(ctx)])
  return <ReplyList replies={replies} teams={teams} mayShare locale={ctx.locale} />
}
