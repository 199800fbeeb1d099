import type { Ingested } from '@/lib/channels/email/ingest'
import { storeIntake, type Envelope } from '@/lib/channels/email/intake/store'
import { processIntake } from '@/lib/channels/email/process'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import type { TestTenant } from '../../support/factories'

interface Letter {
  from?: string
  to?: string
  subject?: string
  text?: string
  messageId?: string | null
  headers?: string[]
}

/** A message as a mail server hands it over. */
export function letter({ from = 'Ana <ana@cliente.test>', to = 'suporte@empresa.test', subject = 'Ajuda', text = 'Preciso de ajuda.', messageId, headers = [] }: Letter): Buffer {
  const id = messageId === undefined ? `<${newId()}@cliente.test>` : messageId
  const lines = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, ...(id ? [`Message-ID: ${id}`] : []), 'Content-Type: text/plain; charset=utf-8', ...headers]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}\r\n`)
}

/** Takes a message as a door does, and waits for what becomes of it however slow the machine is. */
export async function takeFrom(raw: Uint8Array, envelope: Partial<Envelope>): Promise<Ingested> {
  const id = await storeIntake(raw, { source: 'api', recipients: [], tenantId: null, mailboxId: null, ...envelope })
  return { id, processed: await processIntake(id) }
}

/** The same as for this tenant, whatever the recipients. */
export const take = (tenant: TestTenant, raw: Uint8Array): Promise<Ingested> => takeFrom(raw, { tenantId: tenant.id })

export interface MailRow {
  id: string
  status: string
  outcome: string | null
  reason: string | null
  ticket_id: string | null
  comment_id: string | null
  attempts: number
}

export const mailsOf = (tenant: TestTenant): Promise<MailRow[]> =>
  ownerSql<MailRow>('select * from inbound_mail where tenant_id = $1 order by id', [tenant.id])

export async function countTickets(tenant: TestTenant): Promise<number> {
  const [row] = await ownerSql<{ count: number }>('select count(*)::int as count from ticket where tenant_id = $1', [tenant.id])
  return row?.count ?? -1
}
