import 'server-only'
import { AddressLocked } from './errors'
import type { Visitor } from './visitor'
import { keyedHash } from '@/lib/platform/auth/keys'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'

/** Failures after which an address is locked, and the milliseconds within which they count. */
export const LOCK_AFTER = 5
export const LOCK_WINDOW = 15 * 60_000

/** What stands for an address where it may belong to nobody: equal addresses of a tenant are equal, no more. */
export const addressHash = (tenantId: string, email: string): string =>
  keyedHash('sign-in-address', `${tenantId} ${email}`)

const COUNT = `
select at from sign_in_failure where tenant_id = $1 and email_hash = $2 and at > $3 order by at desc limit ${LOCK_AFTER}`

/**
 * Refuses an address with five failures in the last 15 minutes, whether or not it is anybody's. Tries while
 * it is locked are not counted: it opens 15 minutes after the first of the five.
 *
 * @returns how many failures count now
 * @throws AddressLocked
 */
export async function refuseLocked({ tenant, now }: Visitor, emailHash: string): Promise<number> {
  const since = new Date(now.getTime() - LOCK_WINDOW)
  const values = [tenant.id, emailHash, since]
  const failures = await tenantSql<{ at: Date }>({ tenant }, { name: 'sign_in_failures', text: COUNT, values })
  const first = failures[LOCK_AFTER - 1]
  if (first) throw new AddressLocked(Math.max(1, Math.ceil((first.at.getTime() - since.getTime()) / 1000)))
  return failures.length
}

/** Counts a failure, and drops the tenant's failures that count no more. */
export async function countFailure(tx: Tx, { tenant, now, ip }: Visitor, emailHash: string): Promise<void> {
  const since = new Date(now.getTime() - LOCK_WINDOW)
  await txSql(tx, 'delete from sign_in_failure where tenant_id = $1 and at <= $2', [tenant.id, since])
  await txSql(
    tx,
    'insert into sign_in_failure (tenant_id, id, email_hash, ip, at) values ($1, $2, $3, $4, $5)',
    [tenant.id, newId(), emailHash, ip ?? null, now],
  )
}

/** A success forgives the failures before it. */
export async function forgive(tx: Tx, tenantId: string, emailHash: string): Promise<void> {
  await txSql(tx, 'delete from sign_in_failure where tenant_id = $1 and email_hash = $2', [tenantId, emailHash])
}
