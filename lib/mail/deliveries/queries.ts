import 'server-only'
import { authorize, can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import { pageOf } from '@/lib/tickets/comments'
import { decodeCursor } from '@/lib/tickets/cursor'
import type { Page } from '@/lib/tickets/schema'
import { deliveryQuery } from '../schema'
import type { DeliveryStatus } from '../vocabulary'

export interface DeliveryDto {
  id: string
  event: string
  to: string
  subject: string
  status: DeliveryStatus
  attempts: number
  transport: string | null
  error: string | null
  createdAt: string
  sentAt: string | null
  nextTryAt: string | null
  /** It can be tried again by hand: its bodies are still there. */
  repeatable: boolean
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Messages about tickets that the reader may not see are none of theirs, whatever else they manage. */
export function visibleDeliveries(ctx: Ctx, params: SqlParams): string {
  if (!can(ctx, 'incident.read')) return 'd.ticket_id is null'
  return `(d.ticket_id is null or exists (
    select 1 from ticket t where t.tenant_id = d.tenant_id and t.id = d.ticket_id and ${visibleTickets(ctx, params)}))`
}

/** What left, what waits and what failed, the newest first. @throws Forbidden, ValidationFailed */
export async function listDeliveries(ctx: Ctx, query: unknown = {}): Promise<Page<DeliveryDto>> {
  authorize(ctx, 'mail.manage')
  const { status, search, limit, cursor } = parse(deliveryQuery, query)
  const params = new SqlParams()
  const conditions = [visibleDeliveries(ctx, params)]
  if (status) conditions.push(`d.status = ${params.add(status)}`)
  if (search) {
    const part = params.add(search.toLowerCase())
    conditions.push(`(strpos(lower(d.to_address), ${part}) > 0 or strpos(lower(d.subject), ${part}) > 0)`)
  }
  if (cursor) {
    const { value, id } = decodeCursor(cursor, '-createdAt')
    conditions.push(`(d.created_at, d.id) < (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<DeliveryDto>(ctx, {
    text: `select d.id, d.event, d.to_address as "to", d.subject, d.status, d.attempts, d.transport, d.error,
        ${instant('d.created_at')} as "createdAt", ${instant('d.sent_at')} as "sentAt",
        case when d.status = 'queued' then ${instant('d.next_try_at')} end as "nextTryAt",
        d.status = 'failed' and d.html is not null as repeatable
      from mail_delivery d where ${conditions.join(' and ')}
      order by d.created_at desc, d.id desc limit ${limit + 1}`,
    values: params.values,
  })
  return pageOf(rows, limit, '-createdAt', (row) => row.createdAt)
}

export interface SuppressionDto {
  address: string
  reason: string
  detail: string
  at: string
}

/** Addresses that are listed: who has more has another problem. */
const MOST = 200

/** The addresses that nothing is sent to any more, the newest first. @throws Forbidden */
export async function listSuppressions(ctx: Ctx): Promise<SuppressionDto[]> {
  authorize(ctx, 'mail.manage')
  return tenantSql<SuppressionDto>(ctx, {
    name: 'list-suppressions',
    text: `select address, reason, detail, ${instant('at')} as at from mail_suppression
      where tenant_id = $1::uuid order by mail_suppression.at desc, address limit ${MOST}`,
    values: [ctx.tenant.id],
  })
}
