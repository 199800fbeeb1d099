import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { orderPoliciesInput, type PolicyDto } from './schema'
import { lockPolicies, setOrder, toPolicyDto } from './store'

/**
 * Sets the order in which policies are asked. Open tickets keep what judged them.
 * @param input every policy in use, once
 * @throws ValidationFailed when one is there twice, or is none of the tenant's
 * @throws Conflict when one is missing: it was added since the list was read
 */
export async function reorderPolicies(ctx: Ctx, input: unknown): Promise<PolicyDto[]> {
  authorize(ctx, 'sla.manage')
  const { ids } = parse(orderPoliciesInput, input)
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (repeated >= 0) throw ValidationFailed.at(`ids.${repeated}`, 'This policy is there twice', 'duplicate')

  return withTenant(ctx, async (tx) => {
    const before = await lockPolicies(tx, ctx)
    const unknown = ids.findIndex((id) => !before.some((policy) => policy.id === id))
    if (unknown >= 0) throw ValidationFailed.at(`ids.${unknown}`, 'No such policy', 'unknown_reference')
    if (ids.length < before.length) throw new Conflict('A policy is missing in the order', before.map(toPolicyDto))
    await setOrder(tx, ctx, ids)

    const after = await lockPolicies(tx, ctx)
    await record(tx, ctx, {
      entity: { type: 'sla_policy', id: ids[0] ?? ctx.tenant.id },
      action: 'sla_policy.reordered',
      before: before.map(({ id, name }) => ({ id, name })),
      after: after.map(({ id, name }) => ({ id, name })),
      event: { ids },
    })
    return after.map(toPolicyDto)
  })
}
