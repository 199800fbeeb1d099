import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid, newId } from '@/lib/platform/ids'
import { Refused } from '@/lib/platform/refused'
import { authorizeConfidential, authorizeWebhooks } from '../access'
import { LIFETIME } from '../rules'
import type { DeliveryDto } from '../schema'
import { TEST_EVENT } from '../vocabulary'
import { READ_DELIVERY, type DeliveryRow } from './store'
import { wakeEndpoint } from './wake'

const REPEAT = `
insert into webhook_delivery (tenant_id, id, endpoint_id, event_id, event_type, event_at, ticket_id, fields, body, next_at, expires_at,
  replay_of, created_at)
select tenant_id, $3::uuid, endpoint_id, event_id, event_type, event_at, ticket_id, fields, body, $4::timestamptz, $5::timestamptz,
  id, $4::timestamptz
from webhook_delivery where tenant_id = $1::uuid and id = $2::uuid`

const WAITING = `
select id from webhook_delivery
where tenant_id = $1::uuid and endpoint_id = $2::uuid and replay_of = $3::uuid and status in ('pending', 'failed') limit 1`

/**
 * Sends a delivery again, whatever became of it: the same event under the same id, with the same body, as an entry of
 * its own in the log. Asked for twice before it was sent, it is sent once.
 * @throws Refused when the endpoint is turned off, or it was a test
 */
export async function replayDelivery(ctx: Ctx, id: string): Promise<DeliveryDto> {
  authorizeWebhooks(ctx)
  return withTenant(ctx, async (tx) => {
    const read = async (delivery: string) => (await txSql<DeliveryRow>(tx, READ_DELIVERY, [ctx.tenant.id, delivery]))[0]
    const row = isUuid(id) ? await read(id) : undefined
    if (!row) throw new NotFound('Delivery')
    authorizeConfidential(ctx, { confidential: row.endpointConfidential })
    if (row.event === TEST_EVENT) throw new Refused('test_delivery', 'A test is not repeated; send another one')
    // It locks the endpoint: who asks at the same time comes after.
    await wakeEndpoint(tx, ctx, row.endpointId)
    const [waiting] = await txSql<{ id: string }>(tx, WAITING, [ctx.tenant.id, row.endpointId, id])
    const copy = waiting?.id ?? newId()
    if (!waiting) await txSql(tx, REPEAT, [ctx.tenant.id, id, copy, ctx.now, new Date(ctx.now.getTime() + LIFETIME)])
    const made = await read(copy)
    if (!made) throw new NotFound('Delivery')
    const { body: _body, response: _response, ticketConfidential: _ticket, endpointConfidential: _endpoint, ...delivery } = made
    if (waiting) return delivery
    await record(tx, ctx, {
      entity: { type: 'webhook', id: row.endpointId },
      action: 'webhook.replayed',
      after: { deliveryId: copy, replayOf: id, event: row.event },
      event: { webhookId: row.endpointId },
    })
    return delivery
  })
}
