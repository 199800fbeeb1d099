import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemSql } from '@/lib/platform/db/system'
import { log } from '@/lib/platform/log'
import { serveEndpoint, type EndpointKey } from './lane'
import { LEASE } from './rows'

/** Endpoints that are served at the same time: one that is slow holds up nobody but itself. */
const LANES = 16
/** How long endpoints are taken up, in milliseconds; what was begun is ended. */
const WATCH = 12_000
/** How often it is looked for endpoints that have become due, in milliseconds. */
const LOOK = 200

/** Takes endpoints that are due and that nobody serves, those that have waited longest. */
const CLAIM = `
with due as (
  select tenant_id, id from webhook_endpoint
  where wake_at <= now() and active and (lease_until is null or lease_until < now())
  order by wake_at limit $1::int for update skip locked
)
update webhook_endpoint e set lease_until = now() + interval '${LEASE} seconds'
from due where e.tenant_id = due.tenant_id and e.id = due.id
returning e.tenant_id as "tenantId", e.id`

/** One that somebody is serving is looked at when they should have come back. */
const NEXT = `select min(greatest(wake_at, lease_until)) as next from webhook_endpoint where wake_at is not null and active`

export interface Drained {
  /** When it ended, and when the next endpoint is due, in epoch milliseconds. */
  at: number
  next: number | null
}

/**
 * Sends what is due to all endpoints of all tenants, side by side, and goes on with those that become due meanwhile.
 * Any number may do this at once: an endpoint is served by one at a time.
 * @param stay how long to wait for endpoints to become due, in milliseconds
 */
export async function drainWebhooks(stay = 0): Promise<Drained> {
  const begin = Date.now()
  const lanes = new Set<Promise<void>>()
  for (;;) {
    const claimed = Date.now() < begin + WATCH && lanes.size < LANES ? await systemSql<EndpointKey>(CLAIM, [LANES - lanes.size]) : []
    for (const key of claimed) {
      const lane: Promise<void> = serve(key, begin + WATCH).finally(() => lanes.delete(lane))
      lanes.add(lane)
    }
    if (lanes.size === 0 && Date.now() >= begin + stay) break
    await Promise.race([sleep(LOOK), ...lanes])
  }
  const [row] = await systemSql<{ next: Date | null }>(NEXT)
  return { at: Date.now(), next: row?.next?.getTime() ?? null }
}

/** What goes wrong with one endpoint is not the others' business; it is tried again when its lease is over. */
async function serve(key: EndpointKey, until: number): Promise<void> {
  try {
    await serveEndpoint(key, until)
  } catch (error) {
    log().error({ error, tenantId: key.tenantId, webhookId: key.id }, 'A webhook could not be served')
  }
}
