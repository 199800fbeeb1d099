import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import type { TicketRow } from '@/lib/tickets/fetch'
import { fetchNamed } from '@/lib/tickets/fetch-named'
import type { Mergeable } from '@/lib/tickets/merge/rules'

/** The incident that a merge names, and the one that stands for it when that was merged itself. @throws ValidationFailed */
export async function pair(tx: Tx, ctx: Ctx, into: string): Promise<{ named: TicketRow; standing: TicketRow }> {
  const named = await fetchNamed(tx, ctx, 'incident', 'into', into)
  let standing = named
  while (standing.mergedIntoId) standing = await fetchNamed(tx, ctx, 'incident', 'into', standing.mergedIntoId)
  return { named, standing }
}

export const mergeable = ({ id, status, confidential, requester }: TicketRow): Mergeable => ({
  id,
  status,
  confidential,
  requesterId: requester.id,
})
