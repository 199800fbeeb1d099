import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { fetchTicket, type TicketRow } from '../fetch'
import { kindOfRow } from '../ref'
import { authorizeUpdate } from '../rights'
import { withNames, type TaskRow } from './store'

/** A task with its ticket, whose row is locked. @throws NotFound, Forbidden unless the actor may edit the ticket */
export async function fetchTask(tx: Tx, ctx: Ctx, id: string): Promise<{ task: TaskRow; ticket: TicketRow }> {
  const place = isUuid(id)
    ? await tx.ticketTask.findFirst({ where: { id }, select: { ticketId: true, ticket: { select: { kind: true } } } })
    : null
  if (!place) throw new NotFound('Task')
  const kind = kindOfRow(place.ticket.kind)
  const ticket = await fetchTicket(tx, ctx, kind, place.ticketId)
  authorizeUpdate(ctx, kind)
  const task = await tx.ticketTask.findFirst({ where: { id }, include: withNames })
  if (!task) throw new NotFound('Task')
  return { task, ticket }
}
