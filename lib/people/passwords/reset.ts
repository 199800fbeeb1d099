import 'server-only'
import { addressHash, forgive } from '@/lib/people/sign-in/lockout'
import { revokeSessions } from '@/lib/people/sessions/revoke-access'
import { consumeToken, peekToken } from '@/lib/people/tokens/consume'
import { voidTokens } from '@/lib/people/tokens/void'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { acceptablePassword } from './policy'
import { resetPasswordInput } from './schema'

/**
 * Sets a new password by the link from `requestPasswordReset`, ends every sign-in and every other link of that
 * person, and opens an address that failed sign-ins had locked.
 * Returns the address to sign in with.
 *
 * @throws ValidationFailed at `token` for a link that is used or expired, at `password` for a weak one
 */
export async function resetPassword(ctx: Ctx, input: unknown): Promise<{ email: string }> {
  const { token, password } = parse(resetPasswordInput, input)
  const owner = await peekToken(ctx, 'password_reset', token)
  const passwordHash = await acceptablePassword(password, owner.email)

  return withTenant(ctx, async (tx) => {
    const user = await consumeToken(tx, ctx, 'password_reset', token)
    await voidTokens(tx, ctx, user.id)
    await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id: user.id },
      data: { passwordHash, updatedAt: ctx.now },
    })
    await revokeSessions(tx, ctx, user.id)
    await forgive(tx, ctx.tenant.id, addressHash(ctx.tenant.id, owner.email))
    await record(tx, ctx, { entity: { type: 'user', id: user.id }, action: 'user.password_reset' })
    return { email: owner.email }
  })
}
