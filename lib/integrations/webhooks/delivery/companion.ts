import 'server-only'
import type { SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { accompany, type LeavingEvent } from '@/lib/platform/jobs/relay/companions'
import type { OutgoingEvent } from '@/lib/platform/jobs/relay/send'
import { isWebhookEvent } from '../vocabulary'

const WITH_ENDPOINTS = `select distinct tenant_id as "tenantId" from webhook_endpoint where active and tenant_id = any($1::uuid[])`

/** Has the relay name to the fan-out the events that somebody may want to be told of: one event for a whole batch. */
export const startWebhooks = (): void => accompany('webhooks', fanOutEvents)

/** Tenants without endpoints cost a look into an index; batches without events to tell of, not even that. */
export async function fanOutEvents(sql: SystemSql, leaving: readonly LeavingEvent[]): Promise<OutgoingEvent[]> {
  const known = leaving.filter(({ type }) => isWebhookEvent(type))
  if (known.length === 0) return []
  const rows = await sql<{ tenantId: string }>(WITH_ENDPOINTS, [[...new Set(known.map(({ tenantId }) => tenantId))]])
  const tenants = new Set(rows.map(({ tenantId }) => tenantId))
  const events = known.filter(({ tenantId }) => tenants.has(tenantId)).map(({ tenantId, id }) => [tenantId, id])
  // Under an id of its own: a batch that is sent again may hold other events, and each has to arrive.
  return events.length > 0 ? [{ id: newId(), name: 'farol/webhook.fan_out', data: { events } }] : []
}
