import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Tx } from '@/lib/platform/db/tenant'
import { record, type TimelineInput } from '@/lib/platform/events/record'
import { formatNumber } from '../ref'
import type { TicketRow } from '../fetch'
import { TASK_STATUSES, type TaskDto } from './schema'

export const withNames = {
  assignee: { select: { id: true, name: true } },
  team: { select: { id: true, name: true } },
} as const satisfies Prisma.TicketTaskInclude

export type TaskRow = Prisma.TicketTaskGetPayload<{ include: typeof withNames }>

export function taskOf(row: TaskRow): TaskDto {
  const { id, title, description, assignee, team, version } = row
  return {
    id, title, description, assignee, team, version,
    status: TASK_STATUSES.find((known) => known === row.status) ?? 'open',
    dueAt: row.dueAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
  }
}

/** Writes on the ticket what became of one of its tasks. Its version stays: no field of its form changed. */
export async function recordTask(tx: Tx, ctx: Ctx, ticket: TicketRow, entry: TimelineInput, taskId: string): Promise<void> {
  const { id, kind, number, version } = ticket
  await tx.ticket.updateMany({ where: { id }, data: { updatedAt: ctx.now } })
  await record(tx, ctx, {
    entity: { type: kind, id },
    action: `${kind}.${entry.type}`,
    ticketId: id,
    timeline: [entry],
    before: entry.old,
    after: entry.new,
    event: { id, number: formatNumber(kind, number), version, taskId },
  })
}
