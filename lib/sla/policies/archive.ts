import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { lockPolicies, readPolicy, setOrder, toPolicyDto } from './store'

/**
 * Takes a policy out of use: it judges no ticket any more. Those that it has judged keep it until a field
 * changes that policies ask for.
 */
export async function archivePolicy(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx, 'sla.manage')
  await withTenant(ctx, async (tx) => {
    const policies = await lockPolicies(tx, ctx)
    const row = await readPolicy(tx, ctx, id)
    if (row.archivedAt) throw new Refused('already_archived', 'This policy is archived already')
    await tx.slaPolicy.updateMany({
      where: { tenantId: ctx.tenant.id, id, archivedAt: null },
      data: { archivedAt: ctx.now, updatedAt: ctx.now },
    })
    await setOrder(
      tx,
      ctx,
      policies.flatMap((policy) => (policy.id === id ? [] : [policy.id])),
    )
    await record(tx, ctx, {
      entity: { type: 'sla_policy', id },
      action: 'sla_policy.archived',
      before: toPolicyDto(row),
      event: { id, version: row.version },
    })
  })
}
