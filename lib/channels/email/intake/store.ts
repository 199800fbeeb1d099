import 'server-only'
import { createHash } from 'node:crypto'
import { systemSql } from '@/lib/platform/db/system'
import { PayloadTooLarge } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { MESSAGE_LIMIT, type MailSource } from '../vocabulary'

/** What a door knows about a message beside its bytes. */
export interface Envelope {
  source: MailSource
  /** Whom the message was for, as the transport said (RFC 5321); empty when the door was not told. */
  recipients: readonly string[]
  /** The tenant that the door belongs to, and its mailbox; null at a door of the whole installation. */
  tenantId: string | null
  mailboxId: string | null
}

/** Seconds within which whoever stored a message begins to work on it; after them the sweep does. */
const HEAD_START = 10

/**
 * Keeps a message as it came. When this returns, it is committed: only then may its sender be told.
 * @throws PayloadTooLarge
 */
export async function storeIntake(raw: Uint8Array, { source, recipients, tenantId, mailboxId }: Envelope): Promise<string> {
  if (raw.byteLength > MESSAGE_LIMIT) throw new PayloadTooLarge(MESSAGE_LIMIT)
  const id = newId()
  await systemSql(
    `insert into mail_intake (id, source, recipients, for_tenant_id, for_mailbox_id, raw, sha256, size, received_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now() + make_interval(secs => $9))`,
    [id, source, [...recipients], tenantId, mailboxId, Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
      createHash('sha256').update(raw).digest('hex'), raw.byteLength, HEAD_START],
  )
  return id
}
