import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import { requireTicket } from '../exists'
import type { TicketKind } from '../ref'
import type { TaskDto } from './schema'
import { taskOf, withNames } from './store'

/** The tasks of a ticket, in the order they were added. @throws Forbidden, NotFound */
export async function listTasks(ctx: Ctx, kind: TicketKind, ref: string): Promise<TaskDto[]> {
  authorize(ctx, 'incident.read')
  const ticketId = await requireTicket(ctx, kind, ref)
  const rows = await readTenant(ctx, (db) =>
    db.ticketTask.findMany({ where: { ticketId }, orderBy: [{ position: 'asc' }, { id: 'asc' }], include: withNames }),
  )
  return rows.map(taskOf)
}
