import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { type ItemDto, updateItemInput } from './schema'
import { assertNameFree, fetchItem } from './store'

/**
 * Renames an item, or says better what it is.
 *
 * @param expectedVersion when given, an item that was changed since is refused
 * @throws NotFound, Conflict, ValidationFailed at `name` when another item has it
 */
export async function updateItem(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<ItemDto> {
  authorize(ctx, 'item.manage')
  const { name, kind } = parse(updateItemInput, input)

  return withTenant(ctx, async (tx) => {
    const before = await fetchItem(tx, ctx, id)
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw new Conflict('Somebody changed this item first', before)
    if (name !== undefined) await assertNameFree(tx, ctx, name, id)
    const { count } = await tx.configurationItem.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: before.version },
      data: { name, kind, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('Somebody changed this item first', before)
    const after = await fetchItem(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'configuration_item', id }, action: 'configuration_item.updated', before, after })
    return after
  })
}
