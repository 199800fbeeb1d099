import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { systemSql } from '@/lib/platform/db/system'
import type { Health } from '../rules'
import type { Attempt } from './attempt'
import type { ToldEvent } from './payload'

/** For how long whoever sends to an endpoint holds it, in seconds: longer than a request may take. */
export const LEASE = 20

/** The statements of the deliverer: one endpoint of one tenant each, but for `postponeEndpoint`. */

export interface HeldEndpoint {
  id: string
  url: string
  secret: string
  previousSecret: string | null
  previousExpiresAt: Date | null
  health: Health
}

interface EndpointRow extends Omit<HeldEndpoint, 'health'> {
  failures: number
  failingSince: Date | null
  lastSuccessAt: Date | null
  restUntil: Date | null
}

/** The endpoint as it is now, held for another while; null when it was turned off or removed. */
export async function holdEndpoint(ctx: Ctx, id: string): Promise<HeldEndpoint | null> {
  const [row] = await tenantSql<EndpointRow>(ctx, {
    name: 'webhook-hold',
    text: `update webhook_endpoint set lease_until = now() + interval '${LEASE} seconds'
      where tenant_id = $1::uuid and id = $2::uuid and active
      returning id, url, secret, previous_secret as "previousSecret", previous_expires_at as "previousExpiresAt", failures,
        failing_since as "failingSince", last_success_at as "lastSuccessAt", rest_until as "restUntil"`,
    values: [ctx.tenant.id, id],
  })
  if (!row) return null
  const { failures, failingSince, lastSuccessAt, restUntil, ...endpoint } = row
  const time = (at: Date | null) => at?.getTime() ?? null
  return { ...endpoint, health: { failures, failingSince: time(failingSince), lastSuccessAt: time(lastSuccessAt), restUntil: time(restUntil) } }
}

export interface DueDelivery extends ToldEvent {
  id: string
  body: string | null
  attempts: number
  expiresAt: Date
  /** The endpoint is not to hear of it: its ticket is confidential now, or internal notes are told no more. */
  hidden: boolean
}

export async function findDue(ctx: Ctx, endpointId: string, limit: number): Promise<DueDelivery[]> {
  return tenantSql<DueDelivery>(ctx, {
    name: 'webhook-due',
    text: `select d.id, d.event_id as "eventId", d.event_type as event, d.event_at as at, d.ticket_id as "ticketId", d.fields, d.body,
        d.attempts, d.expires_at as "expiresAt", (coalesce(t.confidential, false) and not e.confidential)
          or (coalesce(d.fields->>'visibility', 'public') = 'internal' and not e.internal_notes) as hidden
      from webhook_delivery d
      join webhook_endpoint e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      left join ticket t on t.tenant_id = d.tenant_id and t.id = d.ticket_id
      where d.tenant_id = $1::uuid and d.endpoint_id = $2::uuid and d.status in ('pending', 'failed') and d.next_at <= now()
      order by d.next_at, d.id limit $3::int`,
    values: [ctx.tenant.id, endpointId, limit],
  })
}

interface Result extends Attempt {
  body: string
  attempts: number
  /** Epoch milliseconds; null when it is over. */
  next: number | null
  now: number
}

export async function saveAttempt(ctx: Ctx, id: string, { verdict, next, now, ...result }: Result): Promise<void> {
  const delivered = verdict === 'delivered'
  await tenantSql(ctx, {
    name: 'webhook-attempt',
    text: `update webhook_delivery set status = $3, attempts = $4, next_at = coalesce($5::timestamptz, next_at), body = $6, last_status = $7,
        last_error = $8, response = $9, duration_ms = $10, attempted_at = $11::timestamptz,
        delivered_at = case when $3 = 'delivered' then $11::timestamptz end
      where tenant_id = $1::uuid and id = $2::uuid and status in ('pending', 'failed')`,
    values: [
      ctx.tenant.id, id, delivered ? 'delivered' : next === null ? 'dead' : 'failed', result.attempts, next && new Date(next),
      result.body, result.status, result.error, result.response, result.durationMs, new Date(now),
    ],
  })
}

export async function saveHealth(ctx: Ctx, id: string, { failures, ...health }: Health): Promise<void> {
  const date = (at: number | null) => (at === null ? null : new Date(at))
  await tenantSql(ctx, {
    name: 'webhook-health',
    text: `update webhook_endpoint set failures = $3, failing_since = $4::timestamptz, last_success_at = $5::timestamptz,
        rest_until = $6::timestamptz where tenant_id = $1::uuid and id = $2::uuid`,
    values: [ctx.tenant.id, id, failures, date(health.failingSince), date(health.lastSuccessAt), date(health.restUntil)],
  })
}

/** Takes back what must not be said any more, before anybody has heard it from us. */
export async function withdraw(ctx: Ctx, id: string): Promise<void> {
  await tenantSql(ctx, {
    name: 'webhook-withdraw',
    text: `delete from webhook_delivery where tenant_id = $1::uuid and id = $2::uuid and status in ('pending', 'failed')`,
    values: [ctx.tenant.id, id],
  })
}

/** Looks at a delivery again in five minutes, until it expires: what is wrong with it is not the endpoint's fault. */
export async function setAside(ctx: Ctx, id: string): Promise<void> {
  await tenantSql(ctx, {
    name: 'webhook-set-aside',
    text: `update webhook_delivery set next_at = now() + interval '5 minutes'
      where tenant_id = $1::uuid and id = $2::uuid and status in ('pending', 'failed')`,
    values: [ctx.tenant.id, id],
  })
}

/** Gives up what was tried for long enough. */
export async function expireDeliveries(ctx: Ctx, endpointId: string): Promise<void> {
  await tenantSql(ctx, {
    name: 'webhook-expire',
    text: `update webhook_delivery set status = 'dead', last_error = coalesce(last_error, 'expired')
      where tenant_id = $1::uuid and endpoint_id = $2::uuid and status in ('pending', 'failed') and expires_at <= now()`,
    values: [ctx.tenant.id, endpointId],
  })
}

/**
 * Lets go of an endpoint, and says when it is to be looked after next. Its row is locked before what waits is looked
 * at: what is added meanwhile is either seen here, or sees the row as it is left.
 */
export async function leaveEndpoint(ctx: Ctx, id: string): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const key = [ctx.tenant.id, id]
    await txSql(tx, 'select id from webhook_endpoint where tenant_id = $1::uuid and id = $2::uuid for update', key)
    await txSql(
      tx,
      `update webhook_endpoint e set lease_until = null, wake_at = (
          select greatest(d.next_at, e.rest_until) from webhook_delivery d
          where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status in ('pending', 'failed') order by d.next_at limit 1)
        where tenant_id = $1::uuid and id = $2::uuid`,
      key,
    )
  })
}

/** Looks at the endpoint of a suspended tenant again in an hour. */
export async function postponeEndpoint({ tenantId, id }: { tenantId: string; id: string }): Promise<void> {
  await systemSql(
    `update webhook_endpoint set wake_at = now() + interval '1 hour', lease_until = null where tenant_id = $1::uuid and id = $2::uuid`,
    [tenantId, id],
  )
}
