import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { authorizeConfidential, authorizeWebhooks } from './access'
import { updateWebhookInput, type WebhookDto } from './schema'
import { assertSendable, auditedEndpoint, readEndpoint, setEvents } from './store'

/**
 * Changes an endpoint, turns it off, or on again: then what waits is sent, and its failures are forgotten.
 * @throws Conflict on a stale version, with the endpoint as it is now
 * @throws ValidationFailed at `url` when it is no address that may be sent to
 */
export async function updateWebhook(ctx: Ctx, id: string, input: unknown, expectedVersion?: number): Promise<WebhookDto> {
  authorizeWebhooks(ctx)
  const { events, active, ...settings } = parse(updateWebhookInput, input)
  authorizeConfidential(ctx, { confidential: settings.confidential ?? false })
  if (settings.url !== undefined) assertSendable(settings.url)

  return withTenant(ctx, async (tx) => {
    const before = await readEndpoint(tx, ctx, id)
    authorizeConfidential(ctx, before)
    const stale = () => new Conflict('Somebody changed this webhook first', before)
    if (expectedVersion !== undefined && expectedVersion !== before.version) throw stale()
    const turned = active === undefined || active === before.active ? {} : active ? enabled(ctx.now) : disabled(ctx.now)
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { tenantId: ctx.tenant.id, id, version: before.version },
      data: { ...settings, ...turned, version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count === 0) throw stale()
    if (events) await setEvents(tx, ctx, id, events)
    const after = await readEndpoint(tx, ctx, id)
    // Turned on, what waits goes out at once and not with the next minute.
    const woken = active && !before.active ? { event: { webhookId: id } } : {}
    const audited = { before: auditedEndpoint(before), after: auditedEndpoint(after, before) }
    await record(tx, ctx, { entity: { type: 'webhook', id }, action: 'webhook.updated', ...audited, ...woken })
    return after
  })
}

const enabled = (now: Date) => ({
  active: true,
  disabledAt: null,
  disabledReason: null,
  failures: 0,
  failingSince: null,
  restUntil: null,
  wakeAt: now,
})

const disabled = (now: Date) => ({ active: false, disabledAt: now, disabledReason: 'manual' })
