import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { listGaps } from './gaps'
import { dismissInput } from './schema'

/**
 * Puts a gap aside: it comes back only for what happens from now on.
 * @throws Forbidden, ValidationFailed, NotFound when there is no such gap that the actor sees
 */
export async function dismissGap(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'kb.write', 'kb.manage')
  const { kind, key } = parse(dismissInput, input)
  if ((kind === 'search' || kind === 'category') && !can(ctx, 'kb.manage')) throw new Forbidden()
  if (!(await listGaps(ctx)).some((gap) => gap.kind === kind && gap.key === key)) throw new NotFound('Gap')
  await withTenant(ctx, async (tx) => {
    const tenantId = ctx.tenant.id
    const dismissed = { dismissedAt: ctx.now, dismissedById: actorUserId(ctx) }
    await tx.kbGapDismissal.upsert({
      where: { tenantId_kind_key: { tenantId, kind, key } },
      create: { tenantId, kind, key, ...dismissed },
      update: dismissed,
    })
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'kb.gap.dismissed', after: { kind, key } })
  })
}
