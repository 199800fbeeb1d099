import 'server-only'
import { HandoverRefused } from './errors'
import { openSession } from './open-session'
import type { Visitor } from './visitor'
import { hashSecret } from '@/lib/platform/auth/secrets'
import type { UserActor } from '@/lib/platform/context'
import { txSql, withTenant } from '@/lib/platform/db/tenant'
import { TenantSuspended } from '@/lib/platform/errors'
import { takeSignIn } from '@/lib/platform/limits/limiter'

const CONSUME = `
update one_time_token set used_at = $3
where tenant_id = $1 and hash = $2 and kind = 'handover' and used_at is null and expires_at > $3
returning user_id`

/**
 * Opens a session for who comes from signing up on the root domain with a one-time token. Two uses at the
 * same time: one succeeds.
 *
 * @throws HandoverRefused, AccountSuspended, TenantSuspended, LimitReached
 */
export async function signInByHandover(visitor: Visitor, token: string): Promise<UserActor> {
  const { tenant, now, ip } = visitor
  await takeSignIn(ip ?? 'unknown')
  if (tenant.status === 'suspended') throw new TenantSuspended()
  return withTenant(visitor, async (tx) => {
    const [used] = await txSql<{ user_id: string }>(tx, CONSUME, [tenant.id, hashSecret(token), now])
    if (!used) throw new HandoverRefused()
    return openSession(tx, visitor, { userId: used.user_id, kind: 'web', proof: { by: 'handover' } })
  })
}
