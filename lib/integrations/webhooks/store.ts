import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Ctx } from '@/lib/platform/context'
import { seal, unseal } from '@/lib/platform/crypto/seal'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { env } from '@/lib/platform/env'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { urlFlaw } from '@/lib/platform/http/outbound/url'
import { isUuid } from '@/lib/platform/ids'
import type { WebhookDto } from './schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Deliveries that wait are counted up to here: nobody reads an exact figure of them. */
const MOST_COUNTED = 1_000

/** Endpoints as the API shows them, and never their secrets. */
export const READ_ENDPOINTS = `
  select e.id, e.name, e.url, array(select s.event from webhook_subscription s
      where s.tenant_id = e.tenant_id and s.endpoint_id = e.id order by s.event) as events,
    e.confidential, e.internal_notes as "internalNotes", e.active, ${instant('e.disabled_at')} as "disabledAt",
    e.disabled_reason as "disabledReason", e.failures, ${instant('e.failing_since')} as "failingSince",
    ${instant('e.last_success_at')} as "lastSuccessAt",
    case when e.rest_until > now() then ${instant('e.rest_until')} end as "restUntil",
    (select count(*)::int from (select 1 from webhook_delivery d where d.tenant_id = e.tenant_id and d.endpoint_id = e.id
      and d.status in ('pending', 'failed') limit ${MOST_COUNTED}) counted) as waiting,
    case when e.previous_expires_at > now() then ${instant('e.previous_expires_at')} end as "previousSecretExpiresAt",
    e.version, case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "createdBy",
    ${instant('e.created_at')} as "createdAt", ${instant('e.updated_at')} as "updatedAt"
  from webhook_endpoint e left join app_user u on u.tenant_id = e.tenant_id and u.id = e.created_by_id
  where e.tenant_id = $1::uuid`

/** @throws NotFound for a missing id and for another tenant's alike */
export async function readEndpoint(tx: Tx, ctx: Ctx, id: string): Promise<WebhookDto> {
  const [row] = isUuid(id) ? await txSql<WebhookDto>(tx, `${READ_ENDPOINTS} and e.id = $2::uuid`, [ctx.tenant.id, id]) : []
  if (!row) throw new NotFound('Webhook')
  return row
}

export async function setEvents(tx: Tx, ctx: Ctx, endpointId: string, events: readonly string[]): Promise<void> {
  await tx.webhookSubscription.deleteMany({ where: { tenantId: ctx.tenant.id, endpointId, event: { notIn: [...events] } } })
  await tx.webhookSubscription.createMany({
    data: events.map((event) => ({ tenantId: ctx.tenant.id, endpointId, event })),
    skipDuplicates: true,
  })
}

/**
 * An endpoint as the audit keeps it: of its address only the origin, because path and query may hold a secret, and the
 * audit is read by others and for longer.
 * @param before what it was, to say that the rest of its address is another now
 */
export const auditedEndpoint = (webhook: WebhookDto, before?: WebhookDto) => ({
  ...webhook,
  url: new URL(webhook.url).origin,
  ...(before && before.url !== webhook.url && { addressChanged: true }),
})

/** @throws ValidationFailed at `url` when nothing can ever be sent there */
export function assertSendable(url: string): void {
  const flaw = urlFlaw(url, env.FAROL_ALLOW_PRIVATE_HOSTS)
  if (flaw) throw ValidationFailed.at('url', 'Not an address of the public Internet that can be sent to over https', flaw)
}

export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`

export const sealSecret = (ctx: Ctx, secret: string): string => seal(ctx.tenant.id, 'webhook-secret', secret)

/** The secrets that sign now: that of the endpoint, and for a while the one before. */
export function secretsOf(
  ctx: Ctx,
  { secret, previousSecret, previousExpiresAt }: { secret: string; previousSecret: string | null; previousExpiresAt: Date | null },
): string[] {
  const sealed = previousSecret && previousExpiresAt && previousExpiresAt > new Date() ? [secret, previousSecret] : [secret]
  return sealed.map((text) => unseal(ctx.tenant.id, 'webhook-secret', text))
}
