import 'server-only'
import type { TenantScope } from '@/lib/platform/db/tenant'
import { tenantSql } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import type { Intake } from './intake/claim'
import type { MailHeaders } from './read/headers'
import { messageIdsIn } from './read/message-ids'
import type { MailStatus } from './vocabulary'

export interface MessageRow {
  id: string
  status: MailStatus
  /** The earlier message that this one repeats. */
  repeats: string | null
}

const LONGEST = 300

/**
 * The row of a message in a tenant, made at the first try. The first message of a Message-ID has it as its key; one
 * that comes again, by another way or from a client that repeats itself, gets a row without, and says which it repeats.
 */
export async function messageRow(ctx: TenantScope, intake: Intake, headers: MailHeaders): Promise<MessageRow> {
  const messageId = messageIdsIn(headers.get('message-id'))[0] ?? null
  const key = messageId ? `id:${messageId}` : `sha256:${intake.sha256}`
  const [row] = await tenantSql<MessageRow>(ctx, {
    name: 'inbound-mail-row',
    text: `
      with mine as (
        select id, status, message_key from inbound_mail where intake_id = $3::uuid
      ), made as (
        insert into inbound_mail (tenant_id, id, intake_id, message_id, message_key, subject, size, received_at)
        select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::int, $8::timestamptz where not exists (select from mine)
        on conflict (tenant_id, message_key) do nothing returning id, status, message_key
      ), repeated as (
        insert into inbound_mail (tenant_id, id, intake_id, message_id, subject, size, received_at)
        select $1::uuid, $2::uuid, $3::uuid, $4, $6, $7::int, $8::timestamptz
        where not exists (select from mine) and not exists (select from made)
        on conflict (tenant_id, intake_id) do nothing returning id, status, message_key
      )
      select id, status, case when message_key is null
          then (select first.id from inbound_mail first where first.message_key = $5) end as repeats
      from (select * from mine union all select * from made union all select * from repeated) as message`,
    values: [
      ctx.tenant.id, newId(), intake.id, messageId, key, storable(headers.get('subject') ?? ''), intake.size, intake.receivedAt,
    ],
  })
  if (!row) throw new Error('Another process took the message at this moment')
  return row
}

const storable = (text: string): string => text.slice(0, LONGEST).replaceAll('\0', '').toWellFormed()
