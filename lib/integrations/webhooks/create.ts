import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { authorizeConfidential, authorizeWebhooks } from './access'
import { createWebhookInput, type WebhookWithSecret } from './schema'
import { assertSendable, auditedEndpoint, newWebhookSecret, readEndpoint, sealSecret, setEvents } from './store'
import { LIMITS } from './vocabulary'

/**
 * Adds an endpoint. What happens from now on is sent to it; its secret is given back this once.
 * @throws ValidationFailed at `url` when it is no address that may be sent to
 * @throws Refused when there are too many
 */
export async function createWebhook(ctx: Ctx, input: unknown): Promise<WebhookWithSecret> {
  authorizeWebhooks(ctx)
  const { events, ...settings } = parse(createWebhookInput, input)
  authorizeConfidential(ctx, settings)
  assertSendable(settings.url)

  return withTenant(ctx, async (tx) => {
    await txSql(tx, `select pg_advisory_xact_lock(hashtextextended('webhooks:' || $1, 0))::text as locked`, [ctx.tenant.id])
    const tenantId = ctx.tenant.id
    if ((await tx.webhookEndpoint.count({ where: { tenantId } })) >= LIMITS.endpoints) {
      throw new Refused('too_many_webhooks', `There are ${LIMITS.endpoints} endpoints already`)
    }
    const [id, secret] = [newId(), newWebhookSecret()]
    const made = { createdById: actorUserId(ctx), createdAt: ctx.now, updatedAt: ctx.now }
    await tx.webhookEndpoint.create({ data: { tenantId, id, ...settings, ...made, secret: sealSecret(ctx, secret) }, select: { id: true } })
    await setEvents(tx, ctx, id, events)
    const webhook = await readEndpoint(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'webhook', id }, action: 'webhook.created', after: auditedEndpoint(webhook) })
    return { ...webhook, secret }
  })
}
