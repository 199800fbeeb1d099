import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { orderKbCategoriesInput, type KbCategoryDto } from './schema'
import { categoriesIn, lockCategories, toCategoryDtos } from './store'
import { changedTree } from './tell'

/**
 * Sets the order of the categories below one parent.
 * @throws ValidationFailed when one is there twice, or does not stand there
 * @throws Conflict when one is missing: it was added since the list was read
 */
export async function reorderKbCategories(ctx: Ctx, input: unknown): Promise<KbCategoryDto[]> {
  authorize(ctx, 'kb.manage')
  const { parentId, ids } = parse(orderKbCategoriesInput, input)
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (repeated >= 0) throw ValidationFailed.at(`ids.${repeated}`, 'This category is there twice', 'duplicate')

  return withTenant(ctx, async (tx) => {
    const children = (await lockCategories(tx, ctx)).filter((row) => row.parentId === parentId && row.archivedAt === null)
    const unknown = ids.findIndex((id) => !children.some((row) => row.id === id))
    if (unknown >= 0) throw ValidationFailed.at(`ids.${unknown}`, 'No such category here', 'unknown_reference')
    if (ids.length < children.length) throw new Conflict('A category is missing in the order', toCategoryDtos(children, ctx.locale))
    await txSql(
      tx,
      `update kb_category c set position = o.position, version = c.version + 1
       from unnest($2::uuid[]) with ordinality as o(id, position)
       where c.tenant_id = $1::uuid and c.id = o.id and c.position is distinct from o.position`,
      [ctx.tenant.id, ids],
    )
    const [first = ''] = ids
    await changedTree(tx, ctx, first)
    await record(tx, ctx, { entity: { type: 'kb_category', id: first }, action: 'kb.category.reordered', after: { parentId, ids } })
    return toCategoryDtos(await categoriesIn(tx, ctx), ctx.locale).filter(({ archivedAt }) => archivedAt === null)
  })
}
