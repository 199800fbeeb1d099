import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { fetchTicket } from '@/lib/tickets/fetch'
import { changeIncident } from './change'
import { readIncident } from './queries'
import type { IncidentDto } from './schema'

/** Puts an incident into the bin, from which it can be restored. @throws Forbidden, NotFound */
export async function deleteIncident(ctx: Ctx, ref: string): Promise<void> {
  authorize(ctx, 'incident.delete')
  await withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref)
    await changeIncident(tx, ctx, row, {
      action: 'deleted',
      columns: { deletedAt: ctx.now },
      fields: [],
      entries: [{ type: 'deleted' }],
    })
  })
}

/** Takes an incident out of the bin, as it was. @throws Forbidden, NotFound */
export async function restoreIncident(ctx: Ctx, ref: string): Promise<IncidentDto> {
  authorize(ctx, 'incident.delete')
  return withTenant(ctx, async (tx) => {
    const row = await fetchTicket(tx, ctx, 'incident', ref, { bin: true })
    await changeIncident(tx, ctx, row, {
      action: 'restored',
      columns: { deletedAt: null },
      fields: [],
      entries: [{ type: 'restored' }],
    })
    return readIncident(tx, ctx, row.id)
  })
}
