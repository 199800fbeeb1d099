import 'server-only'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record, type TimelineInput } from '@/lib/platform/events/record'
import type { TicketRow } from './fetch'
import { formatNumber } from './ref'

/** One field of a ticket, before and after, as the timeline shows it. */
export interface FieldChange {
  field: string
  old: unknown
  new: unknown
  /** The requester sees it too. */
  public?: boolean
}

export interface TicketChange {
  /** What happened, past tense, without the kind: `updated`, `resolved`. */
  action: string
  columns: Prisma.TicketUncheckedUpdateManyInput
  fields: readonly FieldChange[]
  /** The full new set, when tags change. */
  tags?: readonly string[]
  /** Further lines of the timeline. */
  entries?: readonly TimelineInput[]
  /** More for those who hear of the event. */
  event?: Record<string, unknown>
}

/**
 * Writes a change of a ticket: the row (conditional on the version that was read, which goes up by one),
 * its tags, and what `record` leaves behind. A change of nothing writes nothing.
 * @throws Conflict when the row moved on meanwhile
 */
export async function changeTicket(tx: Tx, ctx: Ctx, row: TicketRow, change: TicketChange): Promise<boolean> {
  if (change.fields.length === 0 && !change.entries?.length) return false
  const { count } = await tx.ticket.updateMany({
    where: { id: row.id, version: row.version },
    data: { ...change.columns, version: { increment: 1 }, updatedAt: ctx.now },
  })
  if (count === 0) throw new Conflict('Somebody else changed this ticket meanwhile')
  if (change.tags) await replaceTags(tx, ctx, row, change.tags)

  await record(tx, ctx, {
    entity: { type: row.kind, id: row.id },
    action: `${row.kind}.${change.action}`,
    ticketId: row.id,
    timeline: [
      ...change.fields.map(({ field, old, new: next, public: shown }) => ({
        type: 'changed',
        field,
        old,
        new: next,
        visibility: shown ? ('public' as const) : ('internal' as const),
      })),
      ...(change.entries ?? []),
    ],
    before: Object.fromEntries(change.fields.map(({ field, old }) => [field, old])),
    after: Object.fromEntries(change.fields.map(({ field, new: next }) => [field, next])),
    event: {
      id: row.id,
      number: formatNumber(row.kind, row.number),
      version: row.version + 1,
      changed: change.fields.map(({ field }) => field),
      ...change.event,
    },
  })
  return true
}

async function replaceTags(tx: Tx, ctx: Ctx, row: TicketRow, tags: readonly string[]): Promise<void> {
  await tx.ticketTag.deleteMany({ where: { ticketId: row.id, tag: { notIn: [...tags] } } })
  await tx.ticketTag.createMany({
    data: tags.map((tag) => ({ tenantId: ctx.tenant.id, ticketId: row.id, tag })),
    skipDuplicates: true,
  })
}

/** Whether two values of a field are the same, as JSON sees it. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
