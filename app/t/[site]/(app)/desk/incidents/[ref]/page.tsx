import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Suspense } from 'react'
import { ItemsPanel } from '@/components/assets/items-panel'
import { Composer } from '@/components/incidents/composer'
import { Conversation } from '@/components/incidents/conversation'
import { Files } from '@/components/incidents/files'
import { TICKET_TABS, TicketPage } from '@/components/incidents/ticket-page'
import { TicketProvider } from '@/components/incidents/ticket-provider'
import { Timeline } from '@/components/incidents/timeline'
import { CausePanel } from '@/components/problems/incident/cause-panel'
import { CLOCKS } from '@/components/sla/clock/metrics'
import { Explanation } from '@/components/sla/explain/explanation'
import { NO_ORIGINALS, originalsOf } from '@/lib/channels/email/originals'
import { itemsOfTicket } from '@/lib/assets/queries'
import { getIncident } from '@/lib/incidents/queries'
import { OPEN_STATUSES } from '@/lib/incidents/vocabulary'
import { allowedTransitions } from '@/lib/incidents/rules'
import { explainIncident } from '@/lib/incidents/sla'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { ticketChannel } from '@/lib/platform/realtime/channels'
import { liveKeys } from '@/lib/platform/realtime/configured'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { NotFound } from '@/lib/platform/errors'
import { problemOfIncident } from '@/lib/problems/incidents/queries'
import { listChildren } from '@/lib/tickets/family/queries'
import { listLinks } from '@/lib/tickets/links/queries'
import { listMerged } from '@/lib/tickets/merge/queries'
import { listAttachments } from '@/lib/tickets/attachments'
import { listComments } from '@/lib/tickets/comments'
import { readPages } from '@/lib/tickets/read-pages'
import { surroundingsOf } from '@/lib/tickets/surroundings'
import { listTimeline } from '@/lib/tickets/timeline'
import { listWatchers } from '@/lib/tickets/watchers'
import { KnowledgePanel } from '../../_panels/knowledge-panel'
import { KnownErrorsPanel } from '../../_panels/known-errors-panel'

interface Props {
  params: Promise<{ site: string; ref: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, ref } = await params
  return (await optionalContext(site)) ? { title: decodeURIComponent(ref).toUpperCase() } : {}
}

/** One incident: its conversation, its timeline or its files, and everything that can be done with it. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'incident.read')
  const [incident, has] = await Promise.all([getIncident(ctx, ref), surroundingsOf(ctx, 'incident', ref)]).catch(pageOfNothing)
  if (ref !== incident.number) redirect(`/desk/incidents/${incident.number}`)

  const wanted = await searchParams
  const tab = TICKET_TABS.find((known) => known === wanted.tab) ?? 'conversation'
  const asked = CLOCKS.find(({ metric }) => metric === wanted.sla)
  const problems = can(ctx, 'problem.read')
  const [comments, entries, files, watchers, links, children, merged, explained, items, cause] = await Promise.all([
    tab === 'conversation' ? readPages((query) => listComments(ctx, 'incident', ref, query)) : [],
    tab === 'timeline' ? readPages((query) => listTimeline(ctx, 'incident', ref, query)) : [],
    has.files ? listAttachments(ctx, 'incident', ref) : [],
    has.watchers ? listWatchers(ctx, 'incident', ref) : [],
    has.links ? listLinks(ctx, 'incident', ref) : [],
    has.children ? listChildren(ctx, 'incident', ref) : [],
    tab === 'conversation' ? listMerged(ctx, 'incident', ref) : [],
    asked ? explainIncident(ctx, incident.id) : null,
    has.items ? itemsOfTicket(ctx, 'incident', ref) : [],
    problems && has.problem ? problemOfIncident(ctx, ref) : null,
  ])
  const byMail = merged.length > 0 || [incident, ...comments].some(({ channel }) => channel === 'email')
  const originals = byMail ? await originalsOf(ctx, [incident.id, ...merged.map(({ id }) => id)]) : NO_ORIGINALS
  const { descriptionHtml: _, customFields: __, sla: ___, ...ticket } = incident
  const clock = asked && explained?.[asked.key]
  const state = { status: incident.status, resolvedAt: incident.resolvedAt ? new Date(incident.resolvedAt) : null }
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const may = permissionsOf(ctx)
  const maxBytes = uploadLimit()
  const me = actorUserId(ctx) ?? ''
  const presence = liveKeys() && ticketChannel(ctx.tenant.id, incident)

  const offers = (
    <Suspense fallback={null}>
      <KnownErrorsPanel ctx={ctx} incident={{ id: incident.id, number: incident.number }} />
    </Suspense>
  )
  const panels = (
    <>
      {problems ? <CausePanel incident={{ id: incident.id, number: incident.number }} cause={cause} editable={can(ctx, 'problem.manage')} locale={ctx.locale} /> : null}
      <Suspense fallback={null}>
        <KnowledgePanel
          ctx={ctx}
          ticket={{ id: incident.id, number: incident.number, kind: 'incident' }}
          editable={may.update}
          solved={incident.status === 'resolved' || incident.status === 'closed'}
        />
      </Suspense>
      <ItemsPanel ticket={{ id: incident.id, kind: 'incident' }} items={items} editable={may.update} locale={ctx.locale} />
    </>
  )

  return (
    <TicketProvider
      key={incident.id}
      ticket={ticket}
      can={may}
      allowed={allowedTransitions(state, ctx.now, ctx.tenant.settings.reopenDays)}
      openBelow={children.some(({ status }) => OPEN_STATUSES.some((open) => open === status))}
      me={me}
    >
      <TicketPage incident={incident} watchers={watchers} me={me} relations={{ links, children }} can={may} tab={tab} fileCount={files.length} presence={presence} place={place} now={ctx.now} panels={panels} offers={offers}>
        {tab === 'timeline' ? <Timeline entries={entries.toReversed()} place={place} /> : null}
        {tab === 'files' ? <Files ticket={{ id: incident.id, kind: 'incident' }} can={may} files={files} place={place} maxBytes={maxBytes} /> : null}
        {tab === 'conversation' ? (
          <div className="space-y-3">
            <Conversation incident={incident} merged={merged} comments={comments} files={files.filter((file) => !file.commentId)} originals={originals} place={place} />
            <Composer maxBytes={maxBytes} />
          </div>
        ) : null}
      </TicketPage>
      {clock ? <Explanation number={incident.number} metric={asked.metric} clock={clock} place={place} now={ctx.now} /> : null}
    </TicketProvider>
  )
}

const permissionsOf = (ctx: Ctx) => ({
  update: can(ctx, 'incident.update'),
  assign: can(ctx, 'incident.assign'),
  transition: can(ctx, 'incident.transition'),
  reply: can(ctx, 'incident.comment.public'),
  note: can(ctx, 'incident.comment.internal'),
  override: can(ctx, 'incident.priority.override'),
  confidential: can(ctx, 'incident.confidential'),
  delete: can(ctx, 'incident.delete'),
  merge: can(ctx, 'incident.merge'),
  followUp: can(ctx, 'incident.update') && can(ctx, 'incident.create.any_requester'),
})

function pageOfNothing(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
