import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { fetchTicket } from '../fetch'
import type { TicketKind } from '../ref'
import { findReferences } from '../references'
import { authorizeUpdate } from '../rights'
import { createTaskInput, type TaskDto } from './schema'
import { recordTask, taskOf, withNames } from './store'

/** A ticket with more is a project. */
const MOST = 100

/** Adds a piece of work to a ticket. @throws Forbidden, NotFound, ValidationFailed, Conflict when it has too many */
export async function createTask(ctx: Ctx, kind: TicketKind, ref: string, input: unknown): Promise<TaskDto> {
  authorizeUpdate(ctx, kind)
  const { title, description, assigneeId, teamId, dueAt } = parse(createTaskInput, input)
  return withTenant(ctx, async (tx) => {
    const ticket = await fetchTicket(tx, ctx, kind, ref)
    const { assignee, team } = await findReferences(tx, { assigneeId, teamId })
    const position = await tx.ticketTask.count({ where: { ticketId: ticket.id } })
    if (position >= MOST) throw new Conflict(`A ticket has at most ${MOST} tasks`)
    const row = await tx.ticketTask.create({
      data: {
        tenantId: ctx.tenant.id, id: newId(), ticketId: ticket.id, title, description, assigneeId: assignee?.id ?? null,
        teamId: team?.id ?? null, dueAt: dueAt ? new Date(dueAt) : null, position, createdAt: ctx.now,
      },
      include: withNames,
    })
    await recordTask(tx, ctx, ticket, { type: 'task_added', new: { title, assignee: assignee?.name ?? null } }, row.id)
    return taskOf(row)
  })
}
