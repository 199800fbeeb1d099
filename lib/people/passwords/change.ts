import 'server-only'
import { revokeSessions } from '@/lib/people/sessions/revoke-access'
import { verifyPassword } from '@/lib/platform/auth/password'
import type { Ctx } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { Conflict, Forbidden, ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { acceptablePassword } from './policy'
import { changePasswordInput } from './schema'

/**
 * Changes one's own password and ends one's other sign-ins.
 * @throws ValidationFailed at `current` when that is not the password, at `password` for a weak one
 */
export async function changePassword(ctx: Ctx, input: unknown): Promise<void> {
  if (ctx.actor.kind !== 'user') throw new Forbidden('Only a signed-in person changes their password')
  const { id, email, sessionId } = ctx.actor
  const { current, password } = parse(changePasswordInput, input)
  const user = await readTenant(ctx, (db) =>
    db.user.findFirst({ where: { tenantId: ctx.tenant.id, id }, select: { passwordHash: true } }),
  )
  if (!user?.passwordHash || !(await verifyPassword(user.passwordHash, current)))
    throw ValidationFailed.at('current', 'This is not your current password', 'wrong_password')
  const passwordHash = await acceptablePassword(password, email)

  await withTenant(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id, passwordHash: user.passwordHash },
      data: { passwordHash, updatedAt: ctx.now },
    })
    if (count === 0) throw new Conflict('The password was changed meanwhile')
    await revokeSessions(tx, ctx, id, sessionId)
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.password_changed' })
  })
}
