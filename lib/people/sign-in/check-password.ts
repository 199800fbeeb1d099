import 'server-only'
import { addressHash, countFailure, LOCK_AFTER, refuseLocked } from './lockout'
import { oneAtATime } from './one-at-a-time'
import { actAs, type Visitor } from './visitor'
import { verifyPassword } from '@/lib/platform/auth/password'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'

interface Account {
  id: string
  passwordHash: string | null
}

interface Try<A extends Account> {
  email: string
  password: string
  /** Whose password it may be; looked up when it is this try's turn. */
  find: () => Promise<A | null | undefined>
}

/**
 * Whose password this is, with the hash that it matched; or null when it is not that of the address, and then
 * the failure counts, wherever the password was asked for. Tries for one address run one after the other, so
 * that many at once cannot get past the lock; an unknown address takes as long and is locked like a known one.
 *
 * @throws AddressLocked after five failures in 15 minutes
 */
export function checkPassword<A extends Account>(visitor: Visitor, { email, password, find }: Try<A>) {
  const emailHash = addressHash(visitor.tenant.id, email)
  return oneAtATime(emailHash, async () => {
    const failures = await refuseLocked(visitor, emailHash)
    const account = await find()
    const passwordHash = account?.passwordHash ?? null
    const matches = await verifyPassword(passwordHash, password)
    if (account && passwordHash !== null && matches) return { ...account, passwordHash }
    await recordFailure(visitor, { emailHash, userId: account?.id, locks: failures + 1 >= LOCK_AFTER })
    return null
  })
}

interface Failure {
  emailHash: string
  userId: string | undefined
  locks: boolean
}

/** Of an address that is nobody's only the hash is kept: people mistype other people's addresses. */
async function recordFailure(visitor: Visitor, { emailHash, userId, locks }: Failure): Promise<void> {
  const ctx = actAs(visitor, { kind: 'system', name: 'sign-in' })
  const entity = userId ? { type: 'user', id: userId } : { type: 'tenant', id: visitor.tenant.id }
  const after = userId ? undefined : { addressHash: emailHash }
  await withTenant(visitor, async (tx) => {
    await countFailure(tx, visitor, emailHash)
    await record(tx, ctx, { entity, action: 'user.sign_in_failed', after })
    if (locks) await record(tx, ctx, { entity, action: 'user.sign_in_locked', after })
  })
}
