import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { fetchTicket, type TicketRow } from './fetch'
import type { TicketKind } from './ref'

/** Another ticket that an input names. @throws ValidationFailed when there is none that the actor may see */
export async function fetchNamed(tx: Tx, ctx: Ctx, kind: TicketKind, path: string, ref: string): Promise<TicketRow> {
  try {
    return await fetchTicket(tx, ctx, kind, ref)
  } catch (error) {
    if (error instanceof NotFound) throw ValidationFailed.at(path, 'No such ticket', 'unknown_reference')
    throw error
  }
}
