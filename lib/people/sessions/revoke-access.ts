import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'

/** Ends every sign-in of a user, web and API, but for the one to keep. Refresh tokens end with their session. */
export async function revokeSessions(tx: Tx, ctx: Ctx, userId: string, keepSessionId?: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      tenantId: ctx.tenant.id,
      userId,
      revokedAt: null,
      ...(keepSessionId && { NOT: { id: keepSessionId } }),
    },
    data: { revokedAt: ctx.now },
  })
  return count
}

/** Ends whatever a user can get in with: sessions, API keys, open links. */
export async function revokeAccess(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const tenantId = ctx.tenant.id
  await revokeSessions(tx, ctx, userId)
  await tx.apiKey.updateMany({ where: { tenantId, userId, revokedAt: null }, data: { revokedAt: ctx.now } })
  await tx.oneTimeToken.updateMany({ where: { tenantId, userId, usedAt: null }, data: { usedAt: ctx.now } })
}
