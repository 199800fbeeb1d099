import 'server-only'
import { AccountSuspended, WrongCredentials } from './errors'
import { addressHash, countFailure, forgive, LOCK_AFTER, refuseLocked } from './lockout'
import { oneAtATime } from './one-at-a-time'
import { openSession } from './open-session'
import { signInInput } from './schema'
import { actAs, type Visitor } from './visitor'
import { verifyPassword } from '@/lib/platform/auth/password'
import type { SessionKind } from '@/lib/platform/auth/sessions'
import type { UserActor } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { TenantSuspended } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { parse } from '@/lib/platform/parse'

interface Account {
  id: string
  status: string
  password_hash: string | null
}

const FIND = `
select id, status, password_hash from app_user where tenant_id = $1 and email = $2 and kind = 'person'`

/**
 * Opens a session for who knows the password. Tries for one address run one after the other, so that many
 * at once cannot get past the lock; an unknown address takes as long and is locked like a known one.
 *
 * @throws ValidationFailed, WrongCredentials, AccountSuspended, TenantSuspended
 * @throws AddressLocked after five failures in 15 minutes, LimitReached after ten tries a minute from an address
 */
export async function signInWithPassword(visitor: Visitor, kind: SessionKind, input: unknown): Promise<UserActor> {
  const { tenant, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  const { email, password } = parse(signInInput, input)
  const emailHash = addressHash(tenant.id, email)

  return oneAtATime(emailHash, async () => {
    const failures = await refuseLocked(visitor, emailHash)
    const values = [tenant.id, email]
    const [account] = await tenantSql<Account>({ tenant }, { name: 'sign_in_find', text: FIND, values })
    const matches = await verifyPassword(account?.password_hash, password)
    if (!account || !matches) {
      await recordFailure(visitor, { emailHash, account, locks: failures + 1 >= LOCK_AFTER })
      throw new WrongCredentials()
    }
    if (account.status !== 'active') throw new AccountSuspended()
    return withTenant(visitor, async (tx) => {
      await forgive(tx, tenant.id, emailHash)
      return openSession(tx, visitor, { userId: account.id, kind, proof: 'password' })
    })
  })
}

interface Failure {
  emailHash: string
  account: Account | undefined
  locks: boolean
}

/** Of an address that is nobody's only the hash is kept: people mistype other people's addresses. */
async function recordFailure(visitor: Visitor, { emailHash, account, locks }: Failure): Promise<void> {
  const ctx = actAs(visitor, { kind: 'system', name: 'sign-in' })
  const entity = account ? { type: 'user', id: account.id } : { type: 'tenant', id: visitor.tenant.id }
  const after = account ? undefined : { addressHash: emailHash }
  await withTenant(visitor, async (tx) => {
    await countFailure(tx, visitor, emailHash)
    await record(tx, ctx, { entity, action: 'user.sign_in_failed', after })
    if (locks) await record(tx, ctx, { entity, action: 'user.sign_in_locked', after })
  })
}
