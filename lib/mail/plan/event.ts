import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { z } from 'zod'
import type { OutboxEvent } from './facts'

interface Row {
  type: string
  payload: unknown
  at: Date
}

const payload = z.looseObject({
  id: z.uuid(),
  actorId: z.uuid().nullish(),
  commentId: z.uuid().nullish(),
  assigneeId: z.uuid().nullish(),
  from: z.string().optional(),
  to: z.string().optional(),
  changed: z.array(z.string()).optional(),
  requesterTold: z.boolean().optional(),
})

/** An event about a ticket, as it lies in the outbox; null for one that is not there or is about something else. */
export async function readEvent(tx: Tx, id: string): Promise<OutboxEvent | null> {
  const [row] = await txSql<Row>(tx, 'select type, payload, created_at as at from outbox_event where id = $1::uuid', [id])
  const parsed = payload.safeParse(row?.payload)
  if (!row || !parsed.success) return null
  const { id: ticketId, actorId = null, commentId = null, from, to, changed, assigneeId, requesterTold } = parsed.data
  return { id, type: row.type, ticketId, actorId, commentId, from, to, changed, assigneeId, requesterTold, at: row.at }
}
