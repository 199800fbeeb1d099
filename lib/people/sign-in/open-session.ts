import 'server-only'
import { AccountSuspended, WrongCredentials } from './errors'
import { actAs, type Visitor } from './visitor'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import { beginSession, type SessionKind } from '@/lib/platform/auth/sessions'
import type { UserActor } from '@/lib/platform/context'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'

/** How somebody proved who they are; a password by the hash that it matched. */
type Proof = { by: 'password'; hash: string } | { by: 'handover' }

interface Opening {
  userId: string
  kind: SessionKind
  proof: Proof
}

interface Row {
  name: string
  email: string
  role: string
  permissions: string[]
}

/** Only who is active at this moment gets in, and with the password that holds now, whatever was read before. */
const SEEN = `
update app_user u set last_sign_in_at = $3
from role r
where u.tenant_id = $1 and u.id = $2 and u.kind = 'person' and u.status = 'active'
  and ($4::text is null or u.password_hash = $4)
  and r.tenant_id = u.tenant_id and r.id = u.role_id
returning u.name, u.email, r.key as role, r.permissions`

/**
 * Begins a session for somebody who has proved who they are.
 * @throws AccountSuspended, or WrongCredentials after a password, when that is no longer so
 */
export async function openSession(tx: Tx, visitor: Visitor, { userId, kind, proof }: Opening): Promise<UserActor> {
  const { tenant, now, ip, userAgent } = visitor
  const hash = proof.by === 'password' ? proof.hash : null
  const [user] = await txSql<Row>(tx, SEEN, [tenant.id, userId, now, hash])
  if (!user) throw hash === null ? new AccountSuspended() : new WrongCredentials()
  const sessionId = await beginSession(tx, tenant.id, { userId, kind, now, ip, userAgent })
  const { name, email, role } = user
  const permissions = permissionsOf(role, user.permissions)
  const actor: UserActor = { kind: 'user', id: userId, name, email, role, permissions, sessionId }
  await record(tx, actAs(visitor, actor), {
    entity: { type: 'user', id: userId },
    action: 'user.signed_in',
    after: { sessionId, kind, proof: proof.by, userAgent: userAgent ?? null },
  })
  return actor
}
