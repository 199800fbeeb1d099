import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { authorizeWebhooks } from './access'
import type { WebhookDto } from './schema'
import { READ_ENDPOINTS, readEndpoint } from './store'

/** The endpoints of the tenant, by name. @throws Forbidden */
export async function listWebhooks(ctx: Ctx): Promise<WebhookDto[]> {
  authorizeWebhooks(ctx)
  return tenantSql<WebhookDto>(ctx, { name: 'webhooks', text: `${READ_ENDPOINTS} order by lower(e.name), e.id`, values: [ctx.tenant.id] })
}

/** @throws Forbidden, NotFound */
export async function getWebhook(ctx: Ctx, id: string): Promise<WebhookDto> {
  authorizeWebhooks(ctx)
  return withTenant(ctx, (tx) => readEndpoint(tx, ctx, id))
}
