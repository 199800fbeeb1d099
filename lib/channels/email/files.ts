import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { actorUserId } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { DomainError } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { examine } from '@/lib/platform/storage/content-type'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { storage } from '@/lib/platform/storage/storage'
import { cleanFileName } from '@/lib/tickets/attachments'
import type { Visibility } from '@/lib/tickets/schema'
import type { MailPart } from './read/mail'

/** Files of one message; more are in the original. */
const MOST = 25
/** Pictures of signatures and the dots that tell senders who reads: smaller than this, inside of the text. */
const TRIFLE = 2_000

export interface StoredFile {
  id: string
  storageKey: string
  fileName: string
  contentType: string
  size: number
  sha256: string
}

export interface StoredFiles {
  files: StoredFile[]
  /** Programs and what is too large: names, for the flight recorder. */
  refused: string[]
  left: number
}

/**
 * Stores the files of a message, before the transaction that names them: a crash in between leaves files without a
 * row, never a row without its file.
 */
export async function storeFiles(ctx: Pick<Ctx, 'tenant'>, parts: readonly MailPart[]): Promise<StoredFiles> {
  const kept = parts.filter((part) => part.content.byteLength > 0 && !(part.inline && isPicture(part) && part.content.byteLength < TRIFLE))
  const stored: StoredFiles = { files: [], refused: [], left: Math.max(0, kept.length - MOST) }
  for (const [index, part] of kept.slice(0, MOST).entries()) {
    const fileName = cleanFileName(part.fileName || nameFor(part, index + 1))
    try {
      stored.files.push(await store(ctx, part, fileName))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      stored.refused.push(fileName)
    }
  }
  return stored
}

async function store(ctx: Pick<Ctx, 'tenant'>, part: MailPart, fileName: string): Promise<StoredFile> {
  const { contentType, body } = await examine(fileName, part.contentType, once(part.content))
  const id = newId()
  const storageKey = `${ctx.tenant.id}/attachments/${id}`
  const { size, sha256 } = await storage().put(storageKey, body, { limitBytes: uploadLimit() })
  return { id, storageKey, fileName, contentType, size, sha256 }
}

/** Forgets files whose transaction did not come about. */
export async function dropFiles({ files }: StoredFiles): Promise<void> {
  await Promise.all(files.map(({ storageKey }) => storage().remove(storageKey)))
}

/** Hangs stored files on a ticket or its message. */
export async function attachStored(
  tx: Tx,
  ctx: Ctx,
  { files }: StoredFiles,
  place: { ticketId: string; commentId: string | null; visibility: Visibility },
): Promise<void> {
  const { ticketId, commentId, visibility } = place
  for (const { id, fileName, contentType, size, sha256, storageKey } of files) {
    await tx.attachment.create({
      data: {
        tenantId: ctx.tenant.id, id, ticketId, commentId, uploadedById: actorUserId(ctx), visibility, fileName, contentType,
        size, sha256, storageKey, createdAt: ctx.now,
      },
      select: { id: true },
    })
    await record(tx, ctx, {
      entity: { type: 'incident', id: ticketId },
      action: 'incident.attached',
      ticketId,
      timeline: [{ type: 'attached', new: { id, fileName, size }, visibility }],
      after: { attachmentId: id, fileName, size, sha256 },
      event: { id: ticketId, attachmentId: id, visibility },
    })
  }
}

const isPicture = ({ contentType }: MailPart): boolean => contentType.startsWith('image/')

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/calendar': 'ics',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

const nameFor = ({ contentType }: MailPart, number: number): string => `anexo-${number}.${EXTENSIONS[contentType] ?? 'bin'}`

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content)
}
