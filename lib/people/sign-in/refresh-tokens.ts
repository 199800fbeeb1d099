import 'server-only'
import { addRefreshToken, tokens } from './refresh-token'
import { refreshInput, type TokensDto } from './schema'
import { actAs, type Visitor } from './visitor'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { hashSecret } from '@/lib/platform/auth/secrets'
import { revokeSession, SESSION_LIFE } from '@/lib/platform/auth/sessions'
import { txSql, withTenant, type Tx } from '@/lib/platform/db/tenant'
import { TenantSuspended, Unauthenticated } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { takeSignIn } from '@/lib/platform/limits/limiter'
import { parse } from '@/lib/platform/parse'

const CONSUME = `
update refresh_token set used_at = $3
where tenant_id = $1 and hash = $2 and used_at is null and expires_at > $3
returning session_id`

/** Only a session that still stands is carried on, for a user who is still active. */
const CARRY_ON = `
update session s set last_seen_at = $3
from app_user u
where s.tenant_id = $1 and s.id = $2 and s.kind = 'api' and s.revoked_at is null and s.expires_at > $3
  and s.last_seen_at > $4
  and u.tenant_id = s.tenant_id and u.id = s.user_id and u.kind = 'person' and u.status = 'active'
returning s.id`

/**
 * Trades a refresh token for a new pair; the old one is used up. A token that comes a second time was
 * copied, and nobody knows which of the two bearers is the thief: the session ends for both (RFC 9700, 4.14.2).
 *
 * @throws Unauthenticated, TenantSuspended, ValidationFailed, LimitReached
 */
export async function refreshTokens(visitor: Visitor, input: unknown): Promise<TokensDto> {
  const { tenant, now, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  const hash = hashSecret(parse(refreshInput, input).refreshToken)

  // The outcome is returned, not thrown, out of the transaction: the revocation must be committed.
  const renewed = await withTenant(visitor, async (tx) => {
    const [used] = await txSql<{ session_id: string }>(tx, CONSUME, [tenant.id, hash, now])
    if (!used) return revokeReused(tx, visitor, hash)
    const sessionId = used.session_id
    const idleSince = new Date(now.getTime() - SESSION_LIFE.api.idle)
    const [session] = await txSql(tx, CARRY_ON, [tenant.id, sessionId, now, idleSince])
    return session ? { sessionId, refreshToken: await addRefreshToken(tx, tenant.id, sessionId, now) } : null
  })
  if (!renewed) {
    identitiesChanged(tenant.id)
    throw new Unauthenticated('The refresh token is not valid')
  }
  return tokens(tenant.id, renewed.sessionId, renewed.refreshToken, now)
}

const FIND_USED = `
select s.id, s.user_id from refresh_token t
join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
where t.tenant_id = $1 and t.hash = $2 and t.used_at is not null`

async function revokeReused(tx: Tx, visitor: Visitor, hash: string): Promise<null> {
  const { tenant, now } = visitor
  const [session] = await txSql<{ id: string; user_id: string }>(tx, FIND_USED, [tenant.id, hash])
  if (session && (await revokeSession(tx, tenant.id, session.id, now))) {
    await record(tx, actAs(visitor, { kind: 'system', name: 'sign-in' }), {
      entity: { type: 'user', id: session.user_id },
      action: 'user.refresh_token_reused',
      after: { sessionId: session.id },
    })
  }
  return null
}
