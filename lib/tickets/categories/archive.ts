import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { lockTree, nodeIn, readCategory } from './store'
import { withBelow } from '@/lib/platform/tree'

/** Takes a category and all below it out of use. Tickets keep it; it is offered no more. */
export async function archiveCategory(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'category.manage')
  await withTenant(ctx, async (tx) => {
    const tree = await lockTree(tx, ctx)
    if (nodeIn(tree, id).archivedAt) throw new Refused('already_archived', 'This category is archived already')
    const ids = withBelow(tree, id)
    const before = await readCategory(tx, ctx, id)
    await tx.category.updateMany({
      where: { tenantId: ctx.tenant.id, id: { in: ids }, archivedAt: null },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    })
    await record(tx, ctx, {
      entity: { type: 'category', id },
      action: 'category.archived',
      before,
      after: { archived: ids },
    })
  })
}

/**
 * Takes an archived category into use again; those below it stay archived until they are restored too.
 * @throws Conflict when it is not archived, or its parent is
 */
export async function restoreCategory(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'category.manage')
  await withTenant(ctx, async (tx) => {
    const tree = await lockTree(tx, ctx)
    const row = nodeIn(tree, id)
    if (!row.archivedAt) throw new Refused('not_archived', 'This category is not archived')
    if (row.parentId && nodeIn(tree, row.parentId).archivedAt)
      throw new Refused('parent_archived', 'Restore the category above it first')
    await tx.category.updateMany({
      where: { tenantId: ctx.tenant.id, id },
      data: { archivedAt: null, version: { increment: 1 } },
    })
    const after = await readCategory(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'category', id }, action: 'category.restored', after })
  })
}
