import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import type { MailSource } from '../vocabulary'

/** A stored message, taken to be worked on. */
export interface Intake {
  id: string
  source: MailSource
  recipients: string[]
  tenantId: string | null
  mailboxId: string | null
  raw: Uint8Array
  sha256: string
  size: number
  attempts: number
  receivedAt: Date
}

const COLUMNS = `id, source, recipients, for_tenant_id as "tenantId", for_mailbox_id as "mailboxId", raw, sha256, size, attempts,
  received_at as "receivedAt"`

/** Seconds after which whoever took a message counts as dead. */
const LEASE = 120
/** Tries before a message is left for people to look at. */
export const MOST_ATTEMPTS = 8
const LONGEST_ERROR = 500

/** Takes a message that nobody works on: a new one at once, another when it is due. Null when there is nothing to do. */
export async function claimIntake(id: string): Promise<Intake | null> {
  const [intake] = await systemSql<Intake>(
    `update mail_intake set attempts = attempts + 1, due_at = now() + make_interval(secs => $2)
     where id = $1 and state = 'received' and (attempts = 0 or due_at <= now()) returning ${COLUMNS}`,
    [id, LEASE],
  )
  return intake ?? null
}

/** Messages that are due, the oldest first. */
export async function dueIntakes(limit: number): Promise<string[]> {
  const rows = await systemSql<{ id: string }>(
    `select id from mail_intake where due_at <= now() order by due_at limit $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Ends the work on a message: it went to somebody, or it is nobody's. */
export async function finishIntake(id: string, state: 'done' | 'unclaimed'): Promise<void> {
  await systemSql(`update mail_intake set state = $2, due_at = null, error = null, processed_at = now() where id = $1`, [id, state])
}

/**
 * Puts a message off after an error, longer each time: 15 s, 30 s, 1 min … Returns whether it was the last time.
 * @param error for operators; nothing of what people wrote
 */
export async function putOff(id: string, error: string): Promise<boolean> {
  const [row] = await systemSql<{ state: string }>(
    `update mail_intake set error = $2,
       state = case when attempts >= $3 then 'failed' else state end,
       due_at = case when attempts >= $3 then null else now() + make_interval(secs => 15 * 2 ^ least(attempts - 1, 8)) end
     where id = $1 and state = 'received' returning state`,
    [id, error.slice(0, LONGEST_ERROR), MOST_ATTEMPTS],
  )
  return row?.state === 'failed'
}

/** Waits for an organisation that is suspended; no try is counted. */
export async function waitForTenant(id: string): Promise<void> {
  await systemSql(
    `update mail_intake set attempts = 1, due_at = now() + interval '1 hour', error = 'tenant_suspended' where id = $1 and state = 'received'`,
    [id],
  )
}

/** A stored message, for whoever has proven that it is theirs. Null once it is no longer kept. */
export async function readIntake(id: string): Promise<Intake | null> {
  const [intake] = await systemSql<Intake>(`select ${COLUMNS} from mail_intake where id = $1`, [id])
  return intake ?? null
}
