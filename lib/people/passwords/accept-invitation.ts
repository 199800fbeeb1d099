import 'server-only'
import { consumeToken, peekToken } from '@/lib/people/tokens/consume'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { acceptablePassword } from './policy'
import { acceptInvitationInput } from './schema'

/**
 * Takes up an invitation: the person confirms their name, chooses a password and is active from now on.
 * Returns the address to sign in with.
 *
 * @throws ValidationFailed at `token` for a link that is used or expired, at `password` for a weak one
 */
export async function acceptInvitation(ctx: Ctx, input: unknown): Promise<{ email: string }> {
  const { token, name, password } = parse(acceptInvitationInput, input)
  const owner = await peekToken(ctx, 'invitation', token)
  const passwordHash = await acceptablePassword(password, owner.email)

  return withTenant(ctx, async (tx) => {
    const user = await consumeToken(tx, ctx, 'invitation', token)
    await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id: user.id, status: 'invited' },
      data: { name, passwordHash, status: 'active', version: { increment: 1 }, updatedAt: ctx.now },
    })
    await record(tx, ctx, {
      entity: { type: 'user', id: user.id },
      action: 'user.invitation_accepted',
      before: { name: user.name, status: user.status },
      after: { name, status: 'active' },
    })
    return { email: owner.email }
  })
}
