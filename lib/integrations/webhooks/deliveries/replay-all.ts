import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { authorizeConfidential, authorizeWebhooks } from '../access'
import { LIFETIME } from '../rules'
import { replayAllInput } from '../schema'
import { readEndpoint } from '../store'
import { LIMITS } from '../vocabulary'
import { wakeEndpoint } from './wake'

const AGAIN = `
update webhook_delivery d set status = 'pending', attempts = 0, next_at = $4::timestamptz, expires_at = $5::timestamptz
from (
  select tenant_id, id from webhook_delivery
  where tenant_id = $1::uuid and endpoint_id = $2::uuid and status = 'dead' and event_type <> 'webhook.test'
    and created_at >= $3::timestamptz
  order by id limit ${LIMITS.replays}
) dead
where d.tenant_id = dead.tenant_id and d.id = dead.id
returning d.id`

/**
 * Tries once more all deliveries that were given up since an instant, the oldest first; asked again, further ones when
 * there are more than `LIMITS.replays`.
 * @throws Refused when the endpoint is turned off
 */
export async function replayDeadDeliveries(ctx: Ctx, endpointId: string, input: unknown): Promise<{ replayed: number }> {
  authorizeWebhooks(ctx)
  const { since } = parse(replayAllInput, input)
  return withTenant(ctx, async (tx) => {
    authorizeConfidential(ctx, await readEndpoint(tx, ctx, endpointId))
    await wakeEndpoint(tx, ctx, endpointId)
    const rows = await txSql(tx, AGAIN, [ctx.tenant.id, endpointId, new Date(since), ctx.now, new Date(ctx.now.getTime() + LIFETIME)])
    await record(tx, ctx, {
      entity: { type: 'webhook', id: endpointId },
      action: 'webhook.replayed',
      after: { since, replayed: rows.length },
      event: { webhookId: endpointId },
    })
    return { replayed: rows.length }
  })
}
