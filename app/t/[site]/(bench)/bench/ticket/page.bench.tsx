import { Composer } from '@/components/incidents/composer'
import { Conversation } from '@/components/incidents/conversation'
import { TicketPage } from '@/components/incidents/ticket-page'
import { TicketProvider } from '@/components/incidents/ticket-provider'
import { NO_ORIGINALS } from '@/lib/channels/email/originals'
import { can } from '@/lib/platform/auth/permissions'
import { comments, ctx, incident, place } from '../constants'

const may = {
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
}

/** The yardstick P of a ticket's page. */
export default function ConstantTicket() {
  const { descriptionHtml: _, customFields: __, sla: ___, ...ticket } = incident
  return (
    <TicketProvider
      ticket={ticket}
      can={may}
      allowed={['on_hold', 'resolved', 'cancelled']}
      openBelow={false}
      me={ctx.actor.id}
    >
      <TicketPage incident={incident} now={ctx.now} watchers={[]} me={ctx.actor.id} relations={{ links: [], children: [] }} can={may} tab="conversation" presence={null} fileCount={0} place={place}>
        <div className="space-y-3">
          <Conversation incident={incident} merged={[]} comments={comments} files={[]} originals={NO_ORIGINALS} place={place} />
          <Composer maxBytes={26_214_400} />
        </div>
      </TicketPage>
    </TicketProvider>
  )
}
