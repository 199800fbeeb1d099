import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import type { TicketRow } from '@/lib/tickets/fetch'
import { readIncident } from './queries'

/** @throws Conflict with the present state when the actor's version is not the present one */
export async function checkVersion(tx: Tx, ctx: Ctx, row: TicketRow, expected: number | undefined): Promise<void> {
  if (expected === undefined || expected === row.version) return
  throw new Conflict(
    `The incident is at version ${row.version}, the change was based on ${expected}`,
    await readIncident(tx, ctx, row.id),
  )
}
