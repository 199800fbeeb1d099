import 'server-only'
import { fetchUser } from '@/lib/people/users/store'
import { assertMayManage } from '@/lib/people/users/rules'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { revokeSessions } from './revoke-access'

/** Ends all of one's own sign-ins but the current one. Returns how many ended. */
export async function revokeOtherSessions(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'user') throw new Forbidden()
  const { id, sessionId } = ctx.actor
  return revokeAll(ctx, id, sessionId)
}

/** Ends all sign-ins of another user. Returns how many ended. */
export async function revokeUserSessions(ctx: Ctx, userId: string): Promise<number> {
  authorize(ctx, 'people.manage')
  return revokeAll(ctx, userId)
}

function revokeAll(ctx: Ctx, userId: string, keepSessionId?: string): Promise<number> {
  return withTenant(ctx, async (tx) => {
    const user = await fetchUser(tx, ctx, userId)
    if (userId !== actorUserId(ctx)) assertMayManage(ctx, user)
    const count = await revokeSessions(tx, ctx, userId, { keep: keepSessionId })
    await record(tx, ctx, {
      entity: { type: 'user', id: userId },
      action: 'user.sessions_revoked',
      after: { count },
    })
    return count
  })
}
