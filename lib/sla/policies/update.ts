import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { requireJobs } from '@/lib/platform/jobs/configured'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { startMove } from '@/lib/sla/runs/start-move'
import type { PolicyDefinition } from '@/lib/sla/types'
import { updatePolicyInput, type UpdatedPolicy } from './schema'
import {
  addVersion,
  assertNameFree,
  assertUsable,
  definitionOf,
  lockPolicies,
  mutable,
  readPolicy,
  toPolicyDto,
  type PolicyRow,
} from './store'

/**
 * Changes what a policy says or is called, which makes a new version of it. Open tickets keep the version that
 * judged them, unless `moveOpen` is given: then a run moves them afterwards.
 *
 * @param expectedVersion when given, a policy that was changed since is refused
 * @throws Conflict on a stale version, with the policy as it is now
 * @throws ValidationFailed at every part that cannot be used
 */
export async function updatePolicy(
  ctx: Ctx,
  id: string,
  input: unknown,
  expectedVersion?: number,
): Promise<UpdatedPolicy> {
  authorize(ctx, 'sla.manage')
  const { name, moveOpen = false, ...changes } = parse(updatePolicyInput, input)
  if (moveOpen) requireJobs()

  return withTenant(ctx, async (tx) => {
    const policies = await lockPolicies(tx, ctx)
    const row = await readPolicy(tx, ctx, id)
    if (row.archivedAt) throw new Refused('already_archived', 'This policy is archived')
    const before = toPolicyDto(row)
    if (expectedVersion !== undefined && expectedVersion !== row.version)
      throw new Conflict('Somebody changed this policy first', before)

    const next = { name: name ?? row.name, definition: definitionOf({ ...mutable(row.definition), ...changes }) }
    assertNameFree(policies, next.name, id)
    if (!isSame(row, next)) await addNext(tx, ctx, row, next)
    const after = toPolicyDto(await readPolicy(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'sla_policy', id },
      action: 'sla_policy.updated',
      before,
      after: { ...after, moveOpen },
      event: { id, version: after.version, moveOpen },
    })
    return { ...after, moveId: moveOpen ? await startMove(tx, ctx, { policyId: id }) : null }
  })
}

type Content = Pick<PolicyRow, 'name'> & { definition: PolicyDefinition }

const isSame = (a: Content, b: Content): boolean =>
  a.name === b.name && isDeepStrictEqual(plain(a.definition), plain(b.definition))

/** As it is stored: without what is undefined. */
const plain = (definition: PolicyDefinition): unknown => JSON.parse(JSON.stringify(definition))

async function addNext(tx: Tx, ctx: Ctx, { id, version }: PolicyRow, { name, definition }: Content): Promise<void> {
  await assertUsable(tx, ctx, definition)
  await addVersion(tx, ctx, { id, version: version + 1, name, definition })
  await tx.slaPolicy.updateMany({
    where: { tenantId: ctx.tenant.id, id, version },
    data: { name, version: version + 1, updatedAt: ctx.now },
  })
}
