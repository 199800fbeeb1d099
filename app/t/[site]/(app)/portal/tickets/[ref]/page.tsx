import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PortalTicket } from '@/components/portal/portal-ticket'
import { replyNotice } from '@/components/portal/reply-notice'
import { getIncident } from '@/lib/incidents/queries'
import { pageContext } from '@/lib/people/page-context'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { NotFound } from '@/lib/platform/errors'
import { listAttachments } from '@/lib/tickets/attachments'
import { listComments } from '@/lib/tickets/comments'
import { readPages } from '@/lib/tickets/read-pages'
import { listTimeline } from '@/lib/tickets/timeline'

interface Props {
  params: Promise<{ site: string; ref: string }>
}

async function load(ctx: Ctx, ref: string) {
  try {
    return await Promise.all([
      getIncident(ctx, ref),
      readPages((query) => listComments(ctx, 'incident', ref, query)),
      readPages((query) => listTimeline(ctx, 'incident', ref, query)),
      listAttachments(ctx, 'incident', ref),
    ])
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref).slice(0, 20).toUpperCase() }
}

export default async function PortalTicketPage({ params }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'incident.read.own', 'incident.read')
  const [incident, comments, timeline, attachments] = await load(ctx, decodeURIComponent(ref))
  const mergedInto = incident.mergedInto && (await visibleNumber(ctx, incident.mergedInto.id))
  return (
    <PortalTicket
      incident={incident}
      // Whoever works the ticket sees here what its requester sees.
      comments={comments.filter((comment) => comment.visibility === 'public')}
      timeline={timeline.filter((entry) => entry.visibility === 'public')}
      attachments={attachments.filter((file) => file.visibility === 'public' && file.commentId === null)}
      me={actorUserId(ctx)}
      notice={replyNotice(incident, ctx.now, ctx.tenant.settings.reopenDays)}
      mergedInto={mergedInto}
      place={{ locale: ctx.locale, timeZone: ctx.tenant.timezone }}
      maxBytes={uploadLimit()}
    />
  )
}

/** The number of a ticket that the reader may see; else null. */
async function visibleNumber(ctx: Ctx, id: string): Promise<string | null> {
  try {
    return (await getIncident(ctx, id)).number
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
