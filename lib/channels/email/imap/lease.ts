import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import type { ImapAccount, ImapFailure } from './connect'

/** A mailbox that this process fetches from, and nobody else while the lease lasts. */
export interface HeldMailbox extends Omit<ImapAccount, 'password'> {
  tenantId: string
  id: string
  /** Sealed. */
  password: string
  folder: string
  version: number
  /** Numbers of messages count within one validity; null before the first time. */
  uidValidity: bigint | null
  lastUid: number
  lastPolledAt: Date | null
}

/** Seconds that a lease lasts; it is renewed three times as often. */
export const LEASE = 60

interface Row extends Omit<HeldMailbox, 'uidValidity' | 'lastUid'> {
  uidValidity: string | null
  lastUid: string
}

/** Takes up to `limit` mailboxes that nobody holds, those that waited longest first. */
export async function takeMailboxes(holder: string, limit: number): Promise<HeldMailbox[]> {
  const rows = await systemSql<Row>(
    `update mailbox m set lease_until = now() + make_interval(secs => $3), lease_by = $1::uuid
     where (m.tenant_id, m.id) in (
       select b.tenant_id, b.id from mailbox b join tenant t on t.id = b.tenant_id and t.status = 'active'
       where b.kind = 'imap' and b.active and b.archived_at is null and (b.lease_until is null or b.lease_until < now())
       order by b.last_polled_at nulls first limit $2 for update of b skip locked)
     returning tenant_id as "tenantId", id, host, port, secure, username, password, folder, version,
       uid_validity::text as "uidValidity", last_uid::text as "lastUid", last_polled_at as "lastPolledAt"`,
    [holder, limit, LEASE],
  )
  return rows.map(({ uidValidity, lastUid, ...row }) => ({
    ...row,
    uidValidity: uidValidity === null ? null : BigInt(uidValidity),
    lastUid: Number(lastUid),
  }))
}

/** Whether the mailbox is still ours, and as it was: paused, changed or taken by another, it is left alone. */
export async function renewLease({ tenantId, id, version }: HeldMailbox, holder: string): Promise<boolean> {
  const rows = await systemSql(
    `update mailbox set lease_until = now() + make_interval(secs => $5)
     where tenant_id = $1 and id = $2 and lease_by = $3::uuid and version = $4 and active and archived_at is null
       and exists (select from tenant t where t.id = $1 and t.status = 'active') returning 1`,
    [tenantId, id, holder, version, LEASE],
  )
  return rows.length > 0
}

/**
 * Writes how far fetching came. False when the mailbox is not ours any more, or is another by now: numbers of the old
 * server say nothing about messages of the new one.
 */
export async function writeProgress({ tenantId, id, version }: HeldMailbox, holder: string, uidValidity: bigint, lastUid: number): Promise<boolean> {
  const rows = await systemSql(
    `update mailbox set uid_validity = $4::bigint, last_uid = $5::bigint, last_polled_at = now(), last_error = null
     where tenant_id = $1 and id = $2 and lease_by = $3::uuid and version = $6 returning 1`,
    [tenantId, id, holder, uidValidity.toString(), lastUid, version],
  )
  return rows.length > 0
}

/** Gives a mailbox back; one that was changed meanwhile has nothing to do with our failure. @param rest seconds for which nobody takes it, after a failure */
export async function giveBackMailbox({ tenantId, id, version }: HeldMailbox, holder: string, failure: ImapFailure | null, rest: number): Promise<void> {
  await systemSql(
    `update mailbox set lease_by = null, last_error = case when version = $4 then coalesce($5, last_error) else last_error end,
       lease_until = case when version = $4 then now() + make_interval(secs => $6) end
     where tenant_id = $1 and id = $2 and lease_by = $3::uuid`,
    [tenantId, id, holder, version, failure, rest],
  )
}
