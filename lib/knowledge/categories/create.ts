import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { changedTree } from './tell'
import { createKbCategoryInput, type KbCategoryDto } from './schema'
import { assertParent, lastPlace, lockCategories, slugFor } from './store'
import { MOST_CATEGORIES, placeFlaw } from './tree'

/**
 * Adds a category, behind its siblings.
 * @throws ValidationFailed at `parentId` when it is unknown or too deep, at `slug` when it is taken
 */
export async function createKbCategory(ctx: Ctx, input: unknown): Promise<KbCategoryDto> {
  authorize(ctx, 'kb.manage')
  const { names, descriptions, parentId, slug } = parse(createKbCategoryInput, input)

  return withTenant(ctx, async (tx) => {
    const rows = await lockCategories(tx, ctx)
    if (rows.length >= MOST_CATEGORIES) throw new Refused('too_many_categories', `There are ${MOST_CATEGORIES} categories already`)
    assertParent(rows, parentId)
    const id = newId()
    if (placeFlaw(rows, id, parentId)) throw ValidationFailed.at('parentId', 'The tree would get too deep', 'too_deep')
    await tx.kbCategory.create({
      data: {
        tenantId: ctx.tenant.id, id, parentId, slug: slugFor(rows, { id, names, slug }), names, descriptions,
        position: lastPlace(rows, parentId), createdAt: ctx.now,
      },
      select: { id: true },
    })
    const category = await changedTree(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'kb_category', id }, action: 'kb.category.created', after: category })
    return category
  })
}
