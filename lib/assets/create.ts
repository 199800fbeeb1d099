import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { createItemInput, type ItemDto } from './schema'
import { assertNameFree, fetchItem } from './store'
import { MOST_ITEMS } from './vocabulary'

/**
 * @throws ValidationFailed at `name` when an item, archived or not, has it
 * @throws Refused when there are too many
 */
export async function createItem(ctx: Ctx, input: unknown): Promise<ItemDto> {
  authorize(ctx, 'item.manage')
  const { name, kind } = parse(createItemInput, input)

  return withTenant(ctx, async (tx) => {
    if ((await tx.configurationItem.count({ where: { tenantId: ctx.tenant.id } })) >= MOST_ITEMS)
      throw new Refused('too_many_items', `There are ${MOST_ITEMS} configuration items already`)
    await assertNameFree(tx, ctx, name)
    const id = newId()
    await tx.configurationItem.create({ data: { tenantId: ctx.tenant.id, id, name, kind, createdAt: ctx.now } })
    const after = await fetchItem(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'configuration_item', id }, action: 'configuration_item.created', after })
    return after
  })
}
