import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { type CategoryDto, createCategoryInput } from './schema'
import { assertParent, assertRoom, assertSiblingName, lockTree, readCategory } from './store'
import { moveFlaw } from './tree'

/**
 * @throws ValidationFailed at `name` when a sibling has it, at `parentId` when it is unknown or too deep
 * @throws Refused when there are too many
 */
export async function createCategory(ctx: Ctx, input: unknown): Promise<CategoryDto> {
  authorize(ctx, 'category.manage')
  const { name, parentId } = parse(createCategoryInput, input)

  return withTenant(ctx, async (tx) => {
    const id = newId()
    const tree = await lockTree(tx, ctx)
    assertRoom(tree)
    assertParent(tree, parentId)
    assertSiblingName(tree, { name, parentId })
    if (moveFlaw(tree, id, parentId)) throw ValidationFailed.at('parentId', 'The tree would get too deep', 'too_deep')

    await tx.category.create({ data: { tenantId: ctx.tenant.id, id, name, parentId, createdAt: ctx.now } })
    const category = await readCategory(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'category', id }, action: 'category.created', after: category })
    return category
  })
}
