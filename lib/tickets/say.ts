import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import type { TicketRow } from './fetch'
import { formatNumber } from './ref'
import type { Visibility } from './schema'

interface Said {
  commentId: string
  visibility: Visibility
  /** The ticket that the message stands on when that is another one, which was merged into this. */
  ticketId: string
}

/** Records a message that changes nothing else of its ticket. */
export async function recordMessage(tx: Tx, ctx: Ctx, row: TicketRow, { commentId, visibility, ticketId }: Said): Promise<void> {
  await tx.ticket.updateMany({ where: { id: row.id }, data: { updatedAt: ctx.now } })
  await record(tx, ctx, {
    entity: { type: row.kind, id: row.id },
    action: `${row.kind}.commented`,
    ticketId: row.id,
    timeline: [{ type: 'commented', visibility, commentId, ticketId }],
    after: { commentId, visibility },
    event: { id: row.id, number: formatNumber(row.kind, row.number), commentId, visibility },
  })
}
