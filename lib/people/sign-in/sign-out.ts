import 'server-only'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { revokeSession } from '@/lib/platform/auth/sessions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'

/**
 * Ends the session the actor acts from, in the browser or at the API, and with it all its tokens. Doing it
 * twice is no error.
 *
 * @throws Forbidden for an API key, which has no session; it is revoked instead
 */
export async function signOut(ctx: Ctx): Promise<void> {
  const { actor, tenant, now } = ctx
  if (actor.kind !== 'user') throw new Forbidden('Only a session can be signed out')
  await withTenant(ctx, async (tx) => {
    if (!(await revokeSession(tx, tenant.id, actor.sessionId, now))) return
    await record(tx, ctx, {
      entity: { type: 'user', id: actor.id },
      action: 'user.signed_out',
      before: { sessionId: actor.sessionId },
    })
  })
  identitiesChanged(tenant.id)
}
