import 'server-only'
import { authorize, isStaff } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { NotFound, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { isUuid, newId } from '@/lib/platform/ids'
import { examine } from '@/lib/platform/storage/content-type'
import { storage } from '@/lib/platform/storage/storage'
import { visibleTickets } from './access'
import { attachmentJson } from './comments'
import { requireParts, type FoundTicket } from './exists'
import { isPart } from './merge/parts'
import { fetchTicket } from './fetch'
import { authorizeReply } from './reply-rights'
import type { TicketKind } from './ref'
import { authorizeUpdate } from './rights'
import type { AttachmentDto, Visibility } from './schema'

export interface Upload {
  fileName: string
  /** What the sender says; what is stored follows from the bytes. */
  contentType: string
  body: AsyncIterable<Uint8Array>
  /** Left out: that of the message it came with; else internal for those who work tickets, public for requesters. */
  visibility?: Visibility
  /** The message it came with, by the same author. */
  commentId?: string
}

/**
 * Stores a file with a ticket. The bytes are written, synced and hashed before the row exists; a crash in
 * between leaves a file that nothing names, never a row without its file.
 * @throws Forbidden, NotFound, ValidationFailed, PayloadTooLarge, UnsupportedMediaType (programs)
 */
export async function addAttachment(ctx: Ctx, kind: TicketKind, ref: string, upload: Upload): Promise<AttachmentDto> {
  authorizeAttaching(ctx, kind, upload)
  const ticket = await requireParts(ctx, kind, ref)
  const fileName = cleanFileName(upload.fileName)
  const { contentType, body } = await examine(fileName, upload.contentType, upload.body)
  const id = newId()
  const storageKey = `${ctx.tenant.id}/attachments/${id}`
  const { size, sha256 } = await storage().put(storageKey, body, { limitBytes: uploadLimit() })
  try {
    return await withTenant(ctx, async (tx) => {
      const row = await fetchTicket(tx, ctx, kind, ticket.id)
      const { ticketId, visibility } = await placeOf(tx, ctx, ticket, upload)
      if (kind !== 'problem') {
        if (visibility === 'internal') authorize(ctx, 'incident.comment.internal')
        else await authorizeReply(tx, ctx, row)
      }
      await tx.attachment.create({
        data: {
          tenantId: ctx.tenant.id, id, ticketId, commentId: upload.commentId ?? null, uploadedById: actorUserId(ctx),
          visibility, fileName, contentType, size, sha256, storageKey, createdAt: ctx.now,
        },
        select: { id: true },
      })
      await record(tx, ctx, {
        entity: { type: kind, id: ticket.id },
        action: `${kind}.attached`,
        ticketId,
        timeline: [{ type: 'attached', new: { id, fileName, size }, visibility }],
        after: { attachmentId: id, fileName, size, sha256 },
        event: { id: ticket.id, attachmentId: id, visibility },
      })
      const rows = await txSql<{ json: AttachmentDto }>(tx, `select ${attachmentJson('f', 'v')} as json
        from attachment f left join app_user v on v.tenant_id = f.tenant_id and v.id = f.uploaded_by_id where f.id = $1::uuid`, [id])
      if (!rows[0]) throw new Error('The attachment just written is not there')
      return rows[0].json
    })
  } catch (error) {
    await storage().remove(storageKey)
    throw error
  }
}

/** Whoever may write on a ticket attaches to it. On a problem that is whoever works it, and nothing on one is public. */
function authorizeAttaching(ctx: Ctx, kind: TicketKind, { visibility }: Upload): void {
  if (kind !== 'problem') return authorize(ctx, 'incident.comment.public', 'incident.comment.internal', 'incident.comment.own')
  authorizeUpdate(ctx, kind)
  if (visibility === 'public') throw ValidationFailed.at('visibility', 'Everything on a problem is internal', 'not_applicable')
}

/**
 * A file lies where its message does, which may be a ticket that was merged into this one, and is for the same
 * eyes: the note's stays internal, the reply's is public.
 */
async function placeOf(
  tx: Tx,
  ctx: Ctx,
  ticket: FoundTicket,
  { visibility, commentId }: Upload,
): Promise<{ ticketId: string; visibility: Visibility }> {
  if (!commentId) return { ticketId: ticket.id, visibility: visibility ?? (isStaff(ctx) ? 'internal' : 'public') }
  const comment = await tx.comment.findFirst({
    where: { id: commentId, ticketId: { in: [...ticket.parts] }, authorId: actorUserId(ctx) },
    select: { ticketId: true, visibility: true },
  })
  if (!comment) throw ValidationFailed.at('commentId', 'No such message of yours on this ticket', 'unknown_reference')
  if (visibility && visibility !== comment.visibility) {
    throw ValidationFailed.at('visibility', `The message it came with is ${comment.visibility}`, 'not_applicable')
  }
  return { ticketId: comment.ticketId, visibility: comment.visibility === 'public' ? 'public' : 'internal' }
}

/** Keeps the last part of what may be a path, without control characters, of a length file systems take. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(-150)
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean
}

/** The files of a ticket, oldest first. @throws NotFound */
export async function listAttachments(ctx: Ctx, kind: TicketKind, ref: string): Promise<AttachmentDto[]> {
  const params = new SqlParams()
  const files = isPart('f.ticket_id', await requireParts(ctx, kind, ref), params)
  const rows = await tenantSql<{ json: AttachmentDto }>(ctx, {
    text: `select ${attachmentJson('f', 'v')} as json
      from attachment f left join app_user v on v.tenant_id = f.tenant_id and v.id = f.uploaded_by_id
      where ${files} and f.deleted_at is null ${isStaff(ctx) ? '' : `and f.visibility = 'public'`}
      order by f.created_at, f.id`,
    values: params.values,
  })
  return rows.map((row) => row.json)
}

export interface OpenedAttachment {
  fileName: string
  contentType: string
  size: number
  stream: ReadableStream<Uint8Array>
}

/** Opens a file that the actor may see: their ticket's, and for requesters a public one. @throws NotFound */
export async function openAttachment(ctx: Ctx, id: string): Promise<OpenedAttachment> {
  if (!isUuid(id)) throw new NotFound('Attachment')
  const params = new SqlParams()
  const text = `select f.file_name as "fileName", f.content_type as "contentType", f.size, f.storage_key as "storageKey"
    from attachment f join ticket t on t.tenant_id = f.tenant_id and t.id = f.ticket_id
    where f.id = ${params.add(id)}::uuid and f.deleted_at is null
      ${isStaff(ctx) ? '' : `and f.visibility = 'public'`} and ${visibleTickets(ctx, params)}`
  const rows = await tenantSql<Omit<OpenedAttachment, 'stream'> & { storageKey: string }>(ctx, { text, values: params.values })
  if (!rows[0]) throw new NotFound('Attachment')
  const { storageKey, ...file } = rows[0]
  return { ...file, stream: await storage().open(storageKey) }
}
