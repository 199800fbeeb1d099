import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { assertMayGrant } from './rules'
import { inviteUserInput, type UserDto } from './schema'
import { sendInvitation } from './send-invitation'
import { auditedUser, toUserDto } from './serialize'
import { fetchRole, fetchUser, setTeams } from './store'

/**
 * Invites a person: makes the user, or turns the contact with that address into one, so that earlier tickets
 * stay theirs; and mails a link that is good for seven days.
 *
 * @throws ValidationFailed at `email` when a person has the address
 */
export async function inviteUser(ctx: Ctx, input: unknown): Promise<UserDto> {
  authorize(ctx, 'people.manage')
  const { name, email, role: roleKey, teamIds, phone, locale } = parse(inviteUserInput, input)

  return withTenant(ctx, async (tx) => {
    const role = await fetchRole(tx, ctx, roleKey)
    assertMayGrant(ctx, role)
    const contactId = await contactWith(tx, ctx, email)
    const id = contactId ?? newId()
    const values = {
      kind: 'person',
      status: 'invited',
      name,
      email,
      roleId: role.id,
      locale: locale ?? null,
      updatedAt: ctx.now,
      ...(phone !== undefined && { phone }),
    }
    if (contactId) {
      await tx.user.updateMany({
        where: { tenantId: ctx.tenant.id, id, kind: 'contact' },
        data: { ...values, version: { increment: 1 } },
      })
    } else {
      await tx.user.create({ data: { tenantId: ctx.tenant.id, id, ...values, createdAt: ctx.now } })
    }
    await setTeams(tx, ctx, id, teamIds)
    const user = toUserDto(await fetchUser(tx, ctx, id))
    await sendInvitation(tx, ctx, user)
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.invited', after: auditedUser(user) })
    return user
  })
}

async function contactWith(tx: Tx, ctx: Ctx, email: string): Promise<string | null> {
  const found = await tx.user.findFirst({
    where: { tenantId: ctx.tenant.id, email },
    select: { id: true, kind: true, status: true },
  })
  if (found && (found.kind !== 'contact' || found.status === 'suspended'))
    throw ValidationFailed.at('email', 'This address is already in use', 'taken')
  return found?.id ?? null
}
