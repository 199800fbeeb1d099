import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { type CategoryDto, updateCategoryInput } from './schema'
import { assertParent, assertSiblingName, type CategoryRow, lockTree, nodeIn, readCategory } from './store'
import { moveFlaw } from './tree'

/**
 * Renames a category, or moves it with all below it to another parent.
 *
 * @param expectedVersion when given, a category that was changed since is refused
 * @throws ValidationFailed at `parentId` for a move below itself, and for one that makes the tree too deep
 */
export async function updateCategory(
  ctx: Ctx,
  id: string,
  input: unknown,
  expectedVersion?: number,
): Promise<CategoryDto> {
  authorize(ctx, 'category.manage')
  const changes = parse(updateCategoryInput, input)

  return withTenant(ctx, async (tx) => {
    const tree = await lockTree(tx, ctx)
    const row = nodeIn(tree, id)
    const { name = row.name, parentId = row.parentId } = changes
    const before = await readCategory(tx, ctx, id)
    if (expectedVersion !== undefined && expectedVersion !== row.version)
      throw new Conflict('Somebody changed this category first', before)
    if (parentId !== row.parentId) assertMove(tree, id, parentId)
    assertSiblingName(tree, { id, name, parentId })

    const { count } = await tx.category.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: row.version },
      data: { name, parentId, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('Somebody changed this category first', before)
    const after = await readCategory(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'category', id }, action: 'category.updated', before, after })
    return after
  })
}

function assertMove(tree: readonly CategoryRow[], id: string, parentId: string | null): void {
  assertParent(tree, parentId)
  const flaw = moveFlaw(tree, id, parentId)
  if (flaw === 'cycle') throw ValidationFailed.at('parentId', 'A category cannot stand below itself', 'cycle')
  if (flaw === 'too_deep') throw ValidationFailed.at('parentId', 'The tree would get too deep', 'too_deep')
}
