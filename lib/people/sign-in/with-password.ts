import 'server-only'
import { checkPassword } from './check-password'
import { AccountSuspended, WrongCredentials } from './errors'
import { addressHash, forgive } from './lockout'
import { openSession } from './open-session'
import { signInInput } from './schema'
import type { Visitor } from './visitor'
import type { SessionKind } from '@/lib/platform/auth/sessions'
import type { TenantInfo, UserActor } from '@/lib/platform/context'
import { tenantSql, withTenant } from '@/lib/platform/db/tenant'
import { TenantSuspended } from '@/lib/platform/errors'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { parse } from '@/lib/platform/parse'

interface Row {
  id: string
  status: string
  password_hash: string | null
}

const FIND = `
select id, status, password_hash from app_user where tenant_id = $1 and email = $2 and kind = 'person'`

/**
 * Opens a session for who knows the password.
 *
 * @throws ValidationFailed, WrongCredentials, AccountSuspended, TenantSuspended
 * @throws AddressLocked after five failures in 15 minutes, LimitReached after ten tries a minute from an address
 */
export async function signInWithPassword(visitor: Visitor, kind: SessionKind, input: unknown): Promise<UserActor> {
  const { tenant, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  const { email, password } = parse(signInInput, input)

  const account = await checkPassword(visitor, { email, password, find: () => accountOf(tenant, email) })
  if (!account) throw new WrongCredentials()
  if (account.status !== 'active') throw new AccountSuspended()
  const proof = { by: 'password', hash: account.passwordHash } as const
  return withTenant(visitor, async (tx) => {
    await forgive(tx, tenant.id, addressHash(tenant.id, email))
    return openSession(tx, visitor, { userId: account.id, kind, proof })
  })
}

async function accountOf(tenant: TenantInfo, email: string) {
  const values = [tenant.id, email]
  const [row] = await tenantSql<Row>({ tenant }, { name: 'sign_in_find', text: FIND, values })
  return row && { id: row.id, status: row.status, passwordHash: row.password_hash }
}
