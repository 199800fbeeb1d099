import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { updateKbCategoryInput, type KbCategoryDto } from './schema'
import { assertParent, categoryIn, lastPlace, lockCategories, slugFor, toCategoryDtos, type KbCategoryRow } from './store'
import { changedTree } from './tell'
import { placeFlaw } from './tree'

/**
 * Renames a category, or moves it with all below it behind the children of another parent. Its address stays unless
 * another is given.
 * @param expectedVersion when given, a category that was changed since is refused
 * @throws ValidationFailed at `parentId` for a move below itself, and for one that makes the tree too deep
 */
export async function updateKbCategory(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<KbCategoryDto> {
  authorize(ctx, 'kb.manage')
  const { slug, ...changes } = parse(updateKbCategoryInput, input)

  return withTenant(ctx, async (tx) => {
    const rows = await lockCategories(tx, ctx)
    const row = categoryIn(rows, id)
    const before = categoryIn(toCategoryDtos(rows, ctx.locale), id)
    if (expectedVersion !== undefined && expectedVersion !== row.version) throw new Conflict('Somebody changed this category first', before)
    const parentId = changes.parentId === undefined ? row.parentId : changes.parentId
    const moved = parentId !== row.parentId
    if (moved) assertMove(rows, id, parentId)
    await tx.kbCategory.updateMany({
      where: { tenantId: ctx.tenant.id, id },
      data: {
        ...changes,
        ...(slug ? { slug: slugFor(rows, { id, names: row.names, slug }) } : {}),
        ...(moved ? { position: lastPlace(rows, parentId) } : {}),
        version: { increment: 1 },
      },
    })
    const after = await changedTree(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'kb_category', id }, action: 'kb.category.updated', before, after })
    return after
  })
}

function assertMove(rows: readonly KbCategoryRow[], id: string, parentId: string | null): void {
  assertParent(rows, parentId)
  const flaw = placeFlaw(rows, id, parentId)
  if (flaw === 'cycle') throw ValidationFailed.at('parentId', 'A category cannot stand below itself', 'cycle')
  if (flaw === 'too_deep') throw ValidationFailed.at('parentId', 'The tree would get too deep', 'too_deep')
}
