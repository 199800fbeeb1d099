import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { authorizeChange } from '@/lib/tickets/sharing/access'
import { assertRoom } from './room'
import type { ViewDto } from './schema'
import { fetchView } from './store'

/** Takes a view away from whoever has it; it can be brought back for 30 days. @throws Forbidden, NotFound */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'incident.read')
  await withTenant(ctx, async (tx) => {
    const before = await fetchView(tx, ctx, id)
    authorizeChange(ctx, 'view.share', before)
    const { count } = await tx.savedView.updateMany({ where: { tenantId: ctx.tenant.id, id, deletedAt: null }, data: { deletedAt: ctx.now } })
    if (count === 0) throw new NotFound('View')
    await record(tx, ctx, { entity: { type: 'view', id }, action: 'view.deleted', before })
  })
}

/**
 * Brings a deleted view back, as it was and where it was.
 * @throws Forbidden, NotFound when it is not deleted
 * @throws Refused when its owner has too many without it
 */
export async function restoreView(ctx: Ctx, id: string): Promise<ViewDto> {
  authorize(ctx, 'incident.read')
  return withTenant(ctx, async (tx) => {
    const gone = await fetchView(tx, ctx, id, { deleted: true })
    authorizeChange(ctx, 'view.share', gone)
    await assertRoom(tx, ctx, gone.owner.id)
    const { count } = await tx.savedView.updateMany({ where: { tenantId: ctx.tenant.id, id, deletedAt: { not: null } }, data: { deletedAt: null } })
    if (count === 0) throw new NotFound('View')
    const after = await fetchView(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'view', id }, action: 'view.restored', after })
    return after
  })
}
