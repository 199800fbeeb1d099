import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { env } from '@/lib/platform/env'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { outboundClient } from '@/lib/platform/http/outbound/request'
import { isUuid, newId } from '@/lib/platform/ids'
import { authorizeWebhooks } from './access'
import { attempt } from './delivery/attempt'
import { bodyOf } from './delivery/payload'
import type { TestResult } from './schema'
import { secretsOf } from './store'
import { TEST_EVENT } from './vocabulary'

/**
 * Sends `webhook.test` to an endpoint at once, turned off or not, and tells what it answered. It stands in the log,
 * and says nothing about the endpoint's health.
 * @throws Forbidden, NotFound
 */
export async function testWebhook(ctx: Ctx, id: string): Promise<TestResult> {
  authorizeWebhooks(ctx)
  const tenantId = ctx.tenant.id
  const endpoint = isUuid(id) ? await withTenant(ctx, (tx) => tx.webhookEndpoint.findFirst({ where: { tenantId, id } })) : null
  if (!endpoint) throw new NotFound('Webhook')

  const [deliveryId, eventId] = [newId(), newId()]
  const body = bodyOf(ctx.tenant, { eventId, event: TEST_EVENT, at: ctx.now }, { webhook: { id, name: endpoint.name } })
  const client = outboundClient({ allowPrivate: env.FAROL_ALLOW_PRIVATE_HOSTS })
  const outcome = await attempt(client, endpoint.url, secretsOf(ctx, endpoint), { deliveryId, event: TEST_EVENT, body })
  client.close()

  const delivered = outcome.verdict === 'delivered'
  const { status, error, response, durationMs } = outcome
  await withTenant(ctx, async (tx) => {
    // Removed while it was tried: what came back is told, and there is no log to keep it in.
    const there = await txSql(tx, 'select id from webhook_endpoint where tenant_id = $1::uuid and id = $2::uuid for key share', [tenantId, id])
    if (there.length === 0) return
    const at = { eventAt: ctx.now, createdAt: ctx.now, nextAt: ctx.now, expiresAt: ctx.now, attemptedAt: ctx.now, deliveredAt: delivered ? ctx.now : null }
    const answer = { status: delivered ? 'delivered' : 'dead', attempts: 1, lastStatus: status, lastError: error, response, durationMs }
    await tx.webhookDelivery.create({
      data: { tenantId, id: deliveryId, endpointId: id, eventId, eventType: TEST_EVENT, body, ...at, ...answer },
      select: { id: true },
    })
    await record(tx, ctx, { entity: { type: 'webhook', id }, action: 'webhook.tested', after: { deliveryId, delivered, status, error } })
  })
  return { deliveryId, delivered, status, error, response, durationMs }
}
