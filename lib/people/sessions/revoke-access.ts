import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { SessionKind } from '@/lib/platform/auth/sessions'
import type { Tx } from '@/lib/platform/db/tenant'

interface Which {
  /** The one to keep. */
  keep?: string
  /** Left out: both. */
  kind?: SessionKind
}

/** Ends the sign-ins of a user, web and API unless told otherwise. Refresh tokens end with their session. */
export async function revokeSessions(tx: Tx, ctx: Ctx, userId: string, { keep, kind }: Which = {}): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      tenantId: ctx.tenant.id,
      userId,
      revokedAt: null,
      ...(kind && { kind }),
      ...(keep && { NOT: { id: keep } }),
    },
    data: { revokedAt: ctx.now },
  })
  return count
}

/** Ends what a user is in with: sessions and API keys. Open links are `voidTokens`' part. */
export async function revokeAccess(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const tenantId = ctx.tenant.id
  await revokeSessions(tx, ctx, userId)
  await tx.apiKey.updateMany({ where: { tenantId, userId, revokedAt: null }, data: { revokedAt: ctx.now } })
}
