import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { parse } from '@/lib/platform/parse'
import { decodeCursor, encodeCursor } from './cursor'
import { requireParts } from './exists'
import { isPart, originJson } from './merge/parts'
import type { TicketKind } from './ref'
import { pageQuery, type CommentDto, type Page, type Visibility } from './schema'

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const attachmentJson = (alias: string, uploader: string) => `json_build_object(
  'id', ${alias}.id, 'fileName', ${alias}.file_name, 'contentType', ${alias}.content_type, 'size', ${alias}.size,
  'sha256', ${alias}.sha256, 'visibility', ${alias}.visibility, 'commentId', ${alias}.comment_id,
  'uploadedBy', case when ${uploader}.id is not null then json_build_object('id', ${uploader}.id, 'name', ${uploader}.name) end,
  'createdAt', ${instant(`${alias}.created_at`)})`

/** Of the files, requesters are shown the public ones, whatever message they hang on. */
const commentJson = (staff: boolean, origin = 'null') => `json_build_object(
  'id', m.id, 'visibility', m.visibility, 'body', m.body_text, 'bodyHtml', m.body_html, 'channel', m.channel,
  'author', case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'email', u.email) end,
  'origin', ${origin},
  'attachments', coalesce((
    select json_agg(${attachmentJson('f', 'v')} order by f.created_at, f.id)
    from attachment f left join app_user v on v.tenant_id = f.tenant_id and v.id = f.uploaded_by_id
    where f.tenant_id = m.tenant_id and f.comment_id = m.id and f.deleted_at is null
      ${staff ? '' : `and f.visibility = 'public'`}), '[]'),
  'createdAt', ${instant('m.created_at')})`

const commentFrom = `comment m left join app_user u on u.tenant_id = m.tenant_id and u.id = m.author_id`

/** Stores a message of a ticket; who may, and what it does to the ticket, is for the kind's verb to say. */
export async function insertComment(
  tx: Tx,
  ctx: Ctx,
  ticketId: string,
  { body, visibility }: { body: string; visibility: Visibility },
): Promise<string> {
  const id = newId()
  await tx.comment.create({
    data: {
      tenantId: ctx.tenant.id,
      id,
      ticketId,
      authorId: actorUserId(ctx),
      visibility,
      bodyText: body,
      bodyHtml: renderMarkdown(body),
      channel: ctx.actor.kind === 'apiKey' ? 'api' : isStaff(ctx) ? 'desk' : 'portal',
      createdAt: ctx.now,
    },
    select: { id: true },
  })
  return id
}

export async function readComment(tx: Tx, id: string): Promise<CommentDto> {
  const rows = await txSql<{ json: CommentDto }>(tx, `select ${commentJson(true)} as json from ${commentFrom} where m.id = $1::uuid`, [id])
  if (!rows[0]) throw new Error('The comment just written is not there')
  return rows[0].json
}

/** The conversation, oldest first; internal notes only for those who work tickets. @throws NotFound */
export async function listComments(ctx: Ctx, kind: TicketKind, ref: string, query: unknown = {}): Promise<Page<CommentDto>> {
  const { limit, cursor } = parse(pageQuery, query)
  const ticket = await requireParts(ctx, kind, ref)
  const params = new SqlParams()
  const conditions = [isPart('m.ticket_id', ticket, params)]
  if (!isStaff(ctx)) conditions.push(`m.visibility = 'public'`)
  if (cursor) {
    const { value, id } = decodeCursor(cursor, 'comments')
    conditions.push(`(m.created_at, m.id) > (${params.add(value)}::timestamptz, ${params.add(id)}::uuid)`)
  }
  const rows = await tenantSql<{ json: CommentDto }>(ctx, {
    text: `select ${commentJson(isStaff(ctx), originJson(kind, 'm', ticket, params))} as json from ${commentFrom} where ${conditions.join(' and ')}
      order by m.created_at, m.id limit ${limit + 1}`,
    values: params.values,
  })
  return pageOf(rows.map((row) => row.json), limit, 'comments', (comment) => comment.createdAt)
}

/** Cuts a list that was read one row too long into a page. */
export function pageOf<T extends { id: string }>(rows: T[], limit: number, sort: string, value: (row: T) => string): Page<T> {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { data, page: { nextCursor: hasMore ? encodeCursor({ sort, value: value(last), id: last.id }) : null, hasMore } }
}
