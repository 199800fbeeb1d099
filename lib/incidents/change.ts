import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { SlaFact } from '@/lib/sla/facts'
import { trackSla } from '@/lib/sla/track'
import { changeTicket, type TicketChange } from '@/lib/tickets/change'
import type { TicketRow } from '@/lib/tickets/fetch'
import type { HoldReason, Visibility } from '@/lib/tickets/schema'

/** Fields of an incident that policies ask for. */
const JUDGED_BY: ReadonlySet<string> = new Set(['priority', 'category'])

/**
 * Writes a change of an incident, and its clocks with it: every verb that changes one comes through here.
 * @param facts what the clocks are told instead of what follows from the change
 * @throws Conflict when the row moved on meanwhile
 */
export async function changeIncident(tx: Tx, ctx: Ctx, row: TicketRow, change: TicketChange, facts?: readonly SlaFact[]): Promise<void> {
  if (!(await changeTicket(tx, ctx, row, change))) return
  const { columns, fields, entries = [] } = change
  const said = entries.some(({ type, visibility }) => type === 'commented' && visibility === 'public')
  const moved = fields.some(({ field }) => field === 'status' || field === 'holdReason')
  const judged = fields.some(({ field }) => JUDGED_BY.has(field))
  await trackSla(tx, ctx, row.id, {
    facts: facts ?? factsOf(ctx, row, change, { said, moved }),
    subject: judged ? { kind: 'incident', ...subjectAfter(row, columns) } : undefined,
    silent: columns.deletedAt instanceof Date,
  })
}

/** A message that changes nothing else: a public one says who waits for whom. */
export async function trackMessage(tx: Tx, ctx: Ctx, row: TicketRow, visibility: Visibility): Promise<void> {
  await trackSla(tx, ctx, row.id, { facts: visibility === 'public' ? messageFacts(ctx, row) : [], silent: false })
}

function factsOf(ctx: Ctx, row: TicketRow, { columns }: TicketChange, { said, moved }: { said: boolean; moved: boolean }): SlaFact[] {
  const message = said ? messageFacts(ctx, row) : []
  if (!moved) return message
  const status = {
    type: 'status' as const,
    at: ctx.now.getTime(),
    status: text(columns.status) ?? row.status,
    holdReason: (columns.holdReason === undefined ? row.holdReason : text(columns.holdReason)) as HoldReason | null,
  }
  // What is said with a resolution comes before it; a message that wakes or reopens asks after it has.
  return message[0]?.type === 'asked' && status.status === 'in_progress' ? [status, ...message] : [...message, status]
}

function messageFacts(ctx: Ctx, row: TicketRow): SlaFact[] {
  // What Farol writes by itself answers nobody.
  if (ctx.actor.kind === 'system') return []
  return [{ type: isFromRequester(ctx, row) ? 'asked' : 'replied', at: ctx.now.getTime() }]
}

/** Whether a public message of this actor is the requester's side of the conversation. */
export const isFromRequester = (ctx: Ctx, row: TicketRow): boolean => !isStaff(ctx) || actorUserId(ctx) === row.requester.id

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function subjectAfter(row: TicketRow, { priority, categoryId }: TicketChange['columns']) {
  return {
    priority: typeof priority === 'number' ? priority : row.priority,
    categoryId: categoryId === undefined ? (row.category?.id ?? null) : text(categoryId),
  }
}
