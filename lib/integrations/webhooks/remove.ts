import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { authorizeWebhooks } from './access'
import { auditedEndpoint, readEndpoint } from './store'

/** Removes an endpoint with its secret and its log; nothing more is sent to it. @throws Forbidden, NotFound */
export async function deleteWebhook(ctx: Ctx, id: string): Promise<void> {
  authorizeWebhooks(ctx)
  await withTenant(ctx, async (tx) => {
    const before = await readEndpoint(tx, ctx, id)
    await tx.webhookEndpoint.deleteMany({ where: { tenantId: ctx.tenant.id, id } })
    await record(tx, ctx, { entity: { type: 'webhook', id }, action: 'webhook.deleted', before: auditedEndpoint(before) })
  })
}
