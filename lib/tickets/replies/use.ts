import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { visibleTickets } from '@/lib/tickets/access'
import { formatNumber, type TicketKind } from '@/lib/tickets/ref'
import { isTicket } from '@/lib/tickets/ref-condition'
import { authorizeReplies } from './access'
import { fillReply, firstNameOf } from './rules'
import { useReplyInput } from './schema'
import { fetchReply } from './store'

interface Facts {
  number: number
  title: string
  requester: string
  team: string | null
}

/**
 * A canned reply, filled from a ticket, and counted as used. The count is a figure for choosing among replies, no
 * change of one: it has no entry in the audit and leaves the version as it is.
 * @throws Forbidden, NotFound for a reply or ticket that the actor does not see
 */
export async function applyReply(ctx: Ctx, kind: TicketKind, id: string, input: unknown): Promise<{ text: string }> {
  authorizeReplies(ctx)
  const { ticket } = parse(useReplyInput, input)

  return withTenant(ctx, async (tx) => {
    const reply = await fetchReply(tx, ctx, id)
    const { number, title, requester, team } = await factsOf(tx, ctx, kind, ticket)
    await tx.replyTemplate.updateMany({ where: { tenantId: ctx.tenant.id, id }, data: { useCount: { increment: 1 } } })
    const shown = formatNumber(kind, number)
    const text = fillReply(reply.body, {
      'requester.name': requester,
      'requester.firstName': firstNameOf(requester),
      'ticket.number': shown,
      'ticket.title': title,
      'agent.name': ctx.actor.name,
      'team.name': team ?? '',
      link: tenantUrl(ctx.tenant.slug, `/portal/tickets/${shown}`),
    })
    return { text }
  })
}

async function factsOf(tx: Tx, ctx: Ctx, kind: TicketKind, ref: string): Promise<Facts> {
  const params = new SqlParams()
  const [facts] = await txSql<Facts>(
    tx,
    `select t.number, t.title, r.name as requester, g.name as team
     from ticket t join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
       left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
     where ${isTicket(kind, ref, params)} and ${visibleTickets(ctx, params)}`,
    params.values,
  )
  if (!facts) throw new NotFound('Ticket')
  return facts
}
