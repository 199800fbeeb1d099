import 'server-only'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { visibleTickets } from '@/lib/tickets/access'
import { pageOf } from '@/lib/tickets/comments'
import { decodeCursor } from '@/lib/tickets/cursor'
import type { Page } from '@/lib/tickets/schema'
import { notificationListQuery, type NotificationDto } from './schema'

/** More are not counted: nobody reads an exact figure of what they have left lying. */
export const MOST_COUNTED = 100

/** Whose it is, and still theirs to see: a ticket may have become confidential, or gone into the bin, since. */
const theirs = (ctx: Ctx, params: SqlParams): string => `n.user_id = ${params.add(actorUserId(ctx))}::uuid
  and (n.ticket_id is null or exists (
    select 1 from ticket t where t.tenant_id = n.tenant_id and t.id = n.ticket_id and ${visibleTickets(ctx, params)}))`

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A person's own notices, the newest first. @throws ValidationFailed, Forbidden (who may see no tickets) */
export async function listNotifications(ctx: Ctx, query: unknown = {}): Promise<Page<NotificationDto>> {
  const { limit, cursor, unread } = parse(notificationListQuery, query)
  const params = new SqlParams()
  const conditions = [theirs(ctx, params)]
  if (unread) conditions.push('n.read_at is null')
  if (cursor) {
    const { value, id } = decodeCursor(cursor, '-createdAt')
    conditions.push(`(n.created_at, n.id) < (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<NotificationDto>(ctx, {
    text: `select n.id, n.type, n.ticket_id as "ticketId", n.data, ${instant('n.created_at')} as "createdAt",
        ${instant('n.read_at')} as "readAt"
      from notification n where ${conditions.join(' and ')}
      order by n.created_at desc, n.id desc limit ${limit + 1}`,
    values: params.values,
  })
  return pageOf(rows, limit, '-createdAt', (row) => row.createdAt)
}

/** How many of a person's notices were not read, up to `MOST_COUNTED`. @throws Forbidden (who may see no tickets) */
export async function countUnread(ctx: Ctx): Promise<number> {
  const params = new SqlParams()
  const rows = await tenantSql<{ n: number }>(ctx, {
    text: `select count(*)::int as n from (
        select 1 from notification n where n.read_at is null and ${theirs(ctx, params)} limit ${MOST_COUNTED}) counted`,
    values: params.values,
  })
  return rows[0]?.n ?? 0
}
