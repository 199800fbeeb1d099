import 'server-only'
import { revokeSessions } from '@/lib/people/sessions/revoke-access'
import { checkPassword } from '@/lib/people/sign-in/check-password'
import { addressHash, forgive } from '@/lib/people/sign-in/lockout'
import { voidTokens } from '@/lib/people/tokens/void'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { acceptablePassword } from './policy'
import { changePasswordInput } from './schema'

/**
 * Changes one's own password, and ends one's other sign-ins and every open link. A wrong present password counts
 * like a failed sign-in: whoever finds a browser open has no more guesses than somebody at the door.
 *
 * @throws ValidationFailed at `current` when that is not the password, at `password` for a weak one
 * @throws AddressLocked after five failures in 15 minutes
 */
export async function changePassword(ctx: Ctx, input: unknown): Promise<void> {
  if (ctx.actor.kind !== 'user') throw new Forbidden('Only a signed-in person changes their password')
  const { id, email, sessionId } = ctx.actor
  const { current, password } = parse(changePasswordInput, input)
  const find = () =>
    readTenant(ctx, (db) =>
      db.user.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: { id: true, passwordHash: true } }),
    )
  const user = await checkPassword(ctx, { email, password: current, find })
  if (!user)
    throw ValidationFailed.at('current', 'This is not your current password', 'wrong_password')
  const passwordHash = await acceptablePassword(password, email)

  await withTenant(ctx, async (tx) => {
    await voidTokens(tx, ctx, id)
    const { count } = await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id, passwordHash: user.passwordHash },
      data: { passwordHash, updatedAt: ctx.now },
    })
    if (count === 0) throw new Conflict('The password was changed meanwhile')
    await revokeSessions(tx, ctx, id, { keep: sessionId })
    await forgive(tx, ctx.tenant.id, addressHash(ctx.tenant.id, email))
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.password_changed' })
  })
}
