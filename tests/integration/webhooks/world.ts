import { createIncident } from '@/lib/incidents/create'
import { createWebhook } from '@/lib/integrations/webhooks/create'
import { drainWebhooks } from '@/lib/integrations/webhooks/delivery/drain'
import { fanOut } from '@/lib/integrations/webhooks/delivery/fan-out'
import type { WebhookWithSecret } from '@/lib/integrations/webhooks/schema'
import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { Receiver } from './receiver'

export interface World {
  tenant: TestTenant
  admin: Ctx
  agent: Ctx
  receiver: Receiver
  webhook: WebhookWithSecret
}

export async function webhookWorld(settings: object = {}): Promise<World> {
  const [tenant, receiver] = [await createTenant(), await Receiver.start()]
  const admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  const agent = ctxFor(tenant, await createUser(tenant, { role: 'agent' }))
  const webhook = await createWebhook(admin, { name: 'Receiver', url: receiver.url, events: ['*'], ...settings })
  return { tenant, admin, agent, receiver, webhook }
}

/** What the relay and its jobs do, at once: notes what happened in the tenant so far. */
export async function note({ tenant }: Pick<World, 'tenant'>): Promise<number> {
  const events = await ownerSql<{ id: string }>(`select id from outbox_event where tenant_id = $1 and type like 'incident.%' order by id`, [tenant.id])
  return fanOut(events.map(({ id }) => [tenant.id, id] as const), new Date())
}

/** Opens an incident, and sends what there is to send. */
export async function openAndSend(world: World, title = 'Sem rede'): Promise<void> {
  await createIncident(world.agent, { title })
  await note(world)
  await drainWebhooks()
}

export interface DeliveryRow {
  id: string
  event_id: string
  event_type: string
  status: string
  attempts: number
  last_status: number | null
  last_error: string | null
  response: string | null
  next_at: Date
  body: string | null
}

export const deliveriesOf = ({ webhook }: Pick<World, 'webhook'>): Promise<DeliveryRow[]> =>
  ownerSql<DeliveryRow>('select * from webhook_delivery where endpoint_id = $1 order by id', [webhook.id])

/** The time until the next attempt is over. */
export async function later({ webhook }: Pick<World, 'webhook'>): Promise<void> {
  await ownerSql(`update webhook_delivery set next_at = now() - interval '1 second' where endpoint_id = $1 and status in ('pending', 'failed')`, [webhook.id])
  await ownerSql(`update webhook_endpoint set wake_at = now() - interval '1 second', rest_until = null, lease_until = null where id = $1`, [webhook.id])
}
