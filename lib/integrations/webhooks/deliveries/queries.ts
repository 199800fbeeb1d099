import 'server-only'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, withTenant } from '@/lib/platform/db/tenant'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { authorizeWebhooks } from '../access'
import { deliveryListQuery, type DeliveryDetail, type DeliveryDto } from '../schema'
import { readEndpoint } from '../store'
import { deliveryColumns, OPEN_TICKET_ID, READ_DELIVERY, type DeliveryRow } from './store'

/** The log of an endpoint, the newest first. The cursor is the id where the page before ended: ids are made in time. */
export async function listDeliveries(ctx: Ctx, endpointId: string, query: unknown = {}) {
  authorizeWebhooks(ctx)
  const { limit, cursor, status, event } = parse(deliveryListQuery, query)
  if (cursor !== undefined && !isUuid(cursor)) throw ValidationFailed.at('cursor', 'Not a cursor of this list', 'invalid_cursor')
  await withTenant(ctx, (tx) => readEndpoint(tx, ctx, endpointId))
  const params = new SqlParams()
  const conditions = [`d.tenant_id = ${params.add(ctx.tenant.id)}::uuid`, `d.endpoint_id = ${params.add(endpointId)}::uuid`]
  if (status) conditions.push(`d.status = ${params.add(status)}`)
  if (event) conditions.push(`d.event_type = ${params.add(event)}`)
  if (cursor) conditions.push(`d.id < ${params.add(cursor)}::uuid`)
  const columns = deliveryColumns(can(ctx, 'incident.confidential') ? undefined : OPEN_TICKET_ID)
  const rows = await tenantSql<DeliveryDto>(ctx, {
    text: `select ${columns} from webhook_delivery d where ${conditions.join(' and ')} order by d.id desc limit ${limit + 1}`,
    values: params.values,
  })
  const data = rows.slice(0, limit)
  const hasMore = rows.length > limit
  return { data, page: { hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null } }
}

/** One delivery with what was sent and answered; of a confidential ticket only to those who may read it. @throws NotFound */
export async function getDelivery(ctx: Ctx, id: string): Promise<DeliveryDetail> {
  authorizeWebhooks(ctx)
  const [row] = isUuid(id)
    ? await withTenant(ctx, (tx) => txSql<DeliveryRow>(tx, READ_DELIVERY, [ctx.tenant.id, id]))
    : []
  if (!row) throw new NotFound('Delivery')
  const { ticketConfidential, endpointConfidential: _endpoint, ...delivery } = row
  const hidden = ticketConfidential && !can(ctx, 'incident.confidential')
  return hidden ? { ...delivery, ticketId: null, body: null, response: null } : delivery
}
