import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { record, type TimelineInput } from '@/lib/platform/events/record'
import { formatNumber, type TicketKind } from './ref'

interface Numbered {
  id: string
  kind: TicketKind
  number: number
  version: number
}

/**
 * Writes on a ticket what happened between it and another one. Its version stays: no field changed that a form
 * could hold, and an edit that somebody has open is not made stale.
 * @param changed what those who hear of the event look at anew
 */
export async function recordLine(tx: Tx, ctx: Ctx, ticket: Numbered, changed: 'merged' | 'links' | 'children' | 'problem' | 'incidents' | 'articles', entry: TimelineInput): Promise<void> {
  const { id, kind, number, version } = ticket
  // A link changes nothing of the ticket itself; what was said on a merged one, and what its children do, is news.
  if (changed !== 'links' && changed !== 'problem' && changed !== 'articles') await tx.ticket.updateMany({ where: { id }, data: { updatedAt: ctx.now } })
  await record(tx, ctx, {
    entity: { type: kind, id },
    action: `${kind}.updated`,
    ticketId: id,
    timeline: [entry],
    before: { [changed]: entry.old ?? null },
    after: { [changed]: entry.new ?? null },
    event: { id, number: formatNumber(kind, number), version, changed: [changed] },
  })
}

/**
 * How a line on one ticket names another. A confidential one is not named on a plain one, whose timeline is read
 * by those who may not know of it.
 */
export function nameOf(
  other: { id: string; kind: TicketKind; number: number; confidential: boolean },
  on: { confidential: boolean },
): { id: string; number: string } | { confidential: true } {
  if (other.confidential && !on.confidential) return { confidential: true }
  return { id: other.id, number: formatNumber(other.kind, other.number) }
}
