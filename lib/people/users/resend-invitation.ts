import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { Refused } from '@/lib/platform/refused'
import { assertMayManage } from './rules'
import type { UserDto } from './schema'
import { sendInvitation } from './send-invitation'
import { toUserDto } from './serialize'
import { fetchUser } from './store'

/**
 * Mails a new invitation; the links sent before stop working.
 * @throws Conflict when the person has accepted already, or is suspended
 */
export async function resendInvitation(ctx: Ctx, id: string): Promise<UserDto> {
  authorize(ctx, 'people.manage')
  return withTenant(ctx, async (tx) => {
    const row = await fetchUser(tx, ctx, id)
    assertMayManage(ctx, row)
    if (row.status !== 'invited') throw new Refused('not_invited', 'There is no open invitation for this person')
    const user = toUserDto(row)
    await sendInvitation(tx, ctx, user)
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.invitation_resent' })
    return user
  })
}
