import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { createContactInput, type UserDto } from './schema'
import { auditedUser, toUserDto } from './serialize'
import { assertEmailFree, fetchRole, fetchUser } from './store'

/** Makes a contact: a requester who is known by name or address and has no sign-in. */
export async function createContact(ctx: Ctx, input: unknown): Promise<UserDto> {
  authorize(ctx, 'people.manage', 'incident.create.any_requester')
  const { name, email, phone } = parse(createContactInput, input)

  return withTenant(ctx, async (tx) => {
    if (email) await assertEmailFree(tx, ctx, email)
    const role = await fetchRole(tx, ctx, 'requester')
    const id = newId()
    await tx.user.create({
      data: {
        tenantId: ctx.tenant.id,
        id,
        kind: 'contact',
        name,
        email: email ?? null,
        phone: phone ?? null,
        roleId: role.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    const user = toUserDto(await fetchUser(tx, ctx, id))
    await record(tx, ctx, { entity: { type: 'user', id }, action: 'user.created', after: auditedUser(user) })
    return user
  })
}
