import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import type { KbCategoryDto } from './schema'
import { categoryIn, lockCategories } from './store'
import { changedTree } from './tell'
import { withBelow } from '@/lib/platform/tree'

/** Takes a category and all below it out of use. Articles keep it; readers see them without it. */
export async function archiveKbCategory(ctx: Ctx, id: string): Promise<KbCategoryDto> {
  authorize(ctx, 'kb.manage')
  return withTenant(ctx, async (tx) => {
    const rows = await lockCategories(tx, ctx)
    if (categoryIn(rows, id).archivedAt) throw new Refused('already_archived', 'This category is archived already')
    const ids = withBelow(rows, id)
    await tx.kbCategory.updateMany({
      where: { tenantId: ctx.tenant.id, id: { in: ids }, archivedAt: null },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    })
    const after = await changedTree(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'kb_category', id }, action: 'kb.category.archived', after: { archived: ids } })
    return after
  })
}

/**
 * Takes an archived category into use again; those below it stay archived until they are restored too.
 * @throws Refused when it is not archived, or its parent is
 */
export async function restoreKbCategory(ctx: Ctx, id: string): Promise<KbCategoryDto> {
  authorize(ctx, 'kb.manage')
  return withTenant(ctx, async (tx) => {
    const rows = await lockCategories(tx, ctx)
    const row = categoryIn(rows, id)
    if (!row.archivedAt) throw new Refused('not_archived', 'This category is not archived')
    if (row.parentId && categoryIn(rows, row.parentId).archivedAt) throw new Refused('parent_archived', 'Restore the category above it first')
    await tx.kbCategory.updateMany({ where: { tenantId: ctx.tenant.id, id }, data: { archivedAt: null, version: { increment: 1 } } })
    const after = await changedTree(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'kb_category', id }, action: 'kb.category.restored', after })
    return after
  })
}
