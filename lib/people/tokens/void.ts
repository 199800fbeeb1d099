import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'

/**
 * Ends every open link of a user. Before the user's own row is changed: who uses a link takes its row first,
 * too, and then one waits for the other instead of both for each other.
 */
export async function voidTokens(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const tenantId = ctx.tenant.id
  await tx.oneTimeToken.updateMany({ where: { tenantId, userId, usedAt: null }, data: { usedAt: ctx.now } })
}
