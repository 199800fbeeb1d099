import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { LIMITS } from './vocabulary'
import { orderWith } from './rules'
import { createPolicyInput, type PolicyDto } from './schema'
import {
  addVersion,
  assertNameFree,
  assertUsable,
  definitionOf,
  lockPolicies,
  readPolicy,
  setOrder,
  toPolicyDto,
} from './store'

/**
 * Adds a policy. It judges the tickets that are opened or changed from now on; open ones keep what judged them.
 * @throws ValidationFailed at every part that cannot be used
 * @throws Refused when there are too many
 */
export async function createPolicy(ctx: Ctx, input: unknown): Promise<PolicyDto> {
  authorize(ctx, 'sla.manage')
  const { name, position, ...draft } = parse(createPolicyInput, input)
  const definition = definitionOf(draft)

  return withTenant(ctx, async (tx) => {
    const policies = await lockPolicies(tx, ctx)
    if (policies.length >= LIMITS.policies)
      throw new Refused('too_many_policies', `There are ${LIMITS.policies} policies already`)
    assertNameFree(policies, name)
    await assertUsable(tx, ctx, definition)

    const id = newId()
    const placed = policies.map((policy) => ({ id: policy.id, conditions: policy.definition.conditions }))
    const order = orderWith(placed, { id, conditions: definition.conditions }, position)
    await txSql(
      tx,
      `insert into sla_policy (tenant_id, id, name, position, created_at, updated_at)
       values ($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $5::timestamptz)`,
      [ctx.tenant.id, id, name, order.indexOf(id) + 1, ctx.now],
    )
    await addVersion(tx, ctx, { id, version: 1, name, definition })
    await setOrder(tx, ctx, order)

    const policy = toPolicyDto(await readPolicy(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'sla_policy', id },
      action: 'sla_policy.created',
      after: policy,
      event: { id, version: 1 },
    })
    return policy
  })
}
