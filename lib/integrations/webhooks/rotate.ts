import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { authorizeConfidential, authorizeWebhooks } from './access'
import { rotateInput, type WebhookWithSecret } from './schema'
import { newWebhookSecret, readEndpoint, sealSecret } from './store'

const HOUR = 3_600_000

/**
 * Gives an endpoint a new secret, which is given back this once. The one before signs too until the receiver has had
 * time to change.
 * @throws Forbidden, NotFound
 */
export async function rotateWebhookSecret(ctx: Ctx, id: string, input: unknown): Promise<WebhookWithSecret> {
  authorizeWebhooks(ctx)
  const { overlapHours } = parse(rotateInput, input)
  return withTenant(ctx, async (tx) => {
    authorizeConfidential(ctx, await readEndpoint(tx, ctx, id))
    const old = await tx.webhookEndpoint.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: { secret: true } })
    if (!old) throw new NotFound('Webhook')
    const secret = newWebhookSecret()
    const overlap = overlapHours > 0
    await tx.webhookEndpoint.updateMany({
      where: { tenantId: ctx.tenant.id, id },
      data: {
        secret: sealSecret(ctx, secret),
        previousSecret: overlap ? old.secret : null,
        previousExpiresAt: overlap ? new Date(ctx.now.getTime() + overlapHours * HOUR) : null,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
    })
    const webhook = await readEndpoint(tx, ctx, id)
    await record(tx, ctx, { entity: { type: 'webhook', id }, action: 'webhook.secret_rotated', after: { overlapHours } })
    return { ...webhook, secret }
  })
}
