import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import type { DisabledReason } from '../vocabulary'

/** Turns an endpoint off that nothing reaches any more, or that asked for it; a job tells who manages it. */
export async function disableEndpoint(ctx: Ctx, id: string, reason: DisabledReason): Promise<void> {
  const now = new Date()
  await withTenant(ctx, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { tenantId: ctx.tenant.id, id, active: true },
      data: { active: false, disabledAt: now, disabledReason: reason, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) return
    await record(tx, { ...ctx, now }, {
      entity: { type: 'webhook', id },
      action: 'webhook.disabled',
      after: { reason },
      event: { webhookId: id, reason, at: now.toISOString() },
    })
  })
}
