import 'server-only'
import { systemSql, type SystemSql } from '@/lib/platform/db/system'
import { newId } from '@/lib/platform/ids'
import { mailboxIsOpen } from '../mailbox-access'
import type { Letter, Transport } from '../message'

const KEEP = `
insert into mail_message (tenant_id, id, kind, ticket_id, message_id, in_reply_to, headers, to_address, subject, html, text, created_at)
values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7::json, $8, $9, $10, $11, $12::timestamptz)
on conflict (tenant_id, message_id) do nothing`

/** Keeps a message in the database; one that comes twice is there once. */
export async function keepMessage(sql: SystemSql, letter: Letter, now: Date): Promise<void> {
  // Where nobody can read the mailbox, a link that lets somebody in would lie there for nothing.
  const readable = !letter.secret || mailboxIsOpen()
  await sql(KEEP, [
    letter.tenantId,
    newId(),
    letter.kind,
    letter.ticketId,
    letter.messageId,
    letter.inReplyTo,
    JSON.stringify(headersOf(letter)),
    letter.to,
    letter.subject,
    readable ? letter.html : '',
    readable ? letter.text : '',
    now,
  ])
}

function headersOf({ from, replyTo, to, messageId, inReplyTo, references, headers }: Letter): Record<string, string> {
  return {
    From: from,
    To: to,
    ...(replyTo ? { 'Reply-To': replyTo } : {}),
    'Message-ID': messageId,
    ...(inReplyTo ? { 'In-Reply-To': inReplyTo } : {}),
    ...(references ? { References: references } : {}),
    ...headers,
  }
}

/** Keeps messages in the database; in demo mode they are read at /dev/mailbox. */
export const localMailbox: Transport = async (letter) => {
  await keepMessage(systemSql, letter, new Date())
  return { providerId: null }
}
