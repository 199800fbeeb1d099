import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql } from '@/lib/platform/db/tenant'
import { parse } from '@/lib/platform/parse'
import { pageOf } from './comments'
import { decodeCursor } from './cursor'
import { requireParts } from './exists'
import { isPart, originJson } from './merge/parts'
import type { TicketKind } from './ref'
import { pageQuery, type Page, type TimelineEntryDto } from './schema'

/** What happened to a ticket, oldest first; requesters see the public lines. @throws NotFound */
export async function listTimeline(ctx: Ctx, kind: TicketKind, ref: string, query: unknown = {}): Promise<Page<TimelineEntryDto>> {
  const { limit, cursor } = parse(pageQuery, query)
  const ticket = await requireParts(ctx, kind, ref)
  const params = new SqlParams()
  const conditions = [isPart('e.ticket_id', ticket, params)]
  if (!isStaff(ctx)) conditions.push(`e.visibility = 'public'`)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'timeline')
    conditions.push(`(e.at, e.id) > (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<{ json: TimelineEntryDto }>(ctx, {
    text: `select json_build_object(
        'id', e.id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'type', e.type,
        'field', e.field, 'old', e.old, 'new', e.new, 'visibility', e.visibility, 'commentId', e.comment_id,
        'actor', json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', e.actor_name),
        'origin', ${originJson(kind, 'e', ticket, params)}) as json
      from timeline_entry e where ${conditions.join(' and ')}
      order by e.at, e.id limit ${limit + 1}`,
    values: params.values,
  })
  return pageOf(rows.map((row) => row.json), limit, 'timeline', (entry) => entry.at)
}
