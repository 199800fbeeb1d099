import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Forbidden } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { profileInput, type UserDto } from './schema'
import { auditedUser, toUserDto } from './serialize'
import { fetchUser } from './store'

/** Changes what people may change about themselves: name, phone, language. Address and role are the admin's. */
export async function updateProfile(ctx: Ctx, input: unknown): Promise<UserDto> {
  if (ctx.actor.kind !== 'user') throw new Forbidden('Only a signed-in person has a profile')
  const { id } = ctx.actor
  const changes = parse(profileInput, input)

  return withTenant(ctx, async (tx) => {
    const before = toUserDto(await fetchUser(tx, ctx, id))
    await tx.user.updateMany({
      where: { tenantId: ctx.tenant.id, id },
      data: { ...changes, version: { increment: 1 }, updatedAt: ctx.now },
    })
    const after = toUserDto(await fetchUser(tx, ctx, id))
    await record(tx, ctx, {
      entity: { type: 'user', id },
      action: 'user.updated',
      before: auditedUser(before),
      after: auditedUser(after),
    })
    return after
  })
}
