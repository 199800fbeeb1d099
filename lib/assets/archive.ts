import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { fetchItem } from './store'

/** Takes an item out of use. Tickets keep it; it is offered no more. @throws NotFound, Refused when it is archived */
export const archiveItem = (ctx: Ctx, id: string): Promise<void> => setArchived(ctx, id, true)

/** Takes an archived item into use again. @throws NotFound, Refused when it is not archived */
export const restoreItem = (ctx: Ctx, id: string): Promise<void> => setArchived(ctx, id, false)

async function setArchived(ctx: Ctx, id: string, archived: boolean): Promise<void> {
  authorize(ctx, 'item.manage')
  await withTenant(ctx, async (tx) => {
    const before = await fetchItem(tx, ctx, id)
    const { count } = await tx.configurationItem.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? ctx.now : null, version: { increment: 1 } },
    })
    if (count === 0)
      throw archived
        ? new Refused('already_archived', 'This item is archived already')
        : new Refused('not_archived', 'This item is not archived')
    const action = archived ? 'configuration_item.archived' : 'configuration_item.restored'
    await record(tx, ctx, { entity: { type: 'configuration_item', id }, action, before, after: await fetchItem(tx, ctx, id) })
  })
}
