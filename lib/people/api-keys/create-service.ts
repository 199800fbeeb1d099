import 'server-only'
import { assertMayGrant } from '@/lib/people/users/rules'
import { fetchRole } from '@/lib/people/users/store'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import { parse } from '@/lib/platform/parse'
import { withinMakersLimits } from './limits'
import { type NewApiKeyDto, serviceKeyInput } from './schema'
import { storeKey } from './store'

/**
 * Makes a key for a program, with a service account of its own: what the program does carries its name, and
 * it goes on when the key's maker leaves.
 *
 * @throws Forbidden when the role or a scope goes beyond what the maker can do
 */
export async function createServiceKey(ctx: Ctx, input: unknown): Promise<NewApiKeyDto> {
  authorize(ctx, 'apikey.manage')
  const { name, role: roleKey, ...wanted } = parse(serviceKeyInput, input)

  return withTenant(ctx, async (tx) => {
    const role = await fetchRole(tx, ctx, roleKey)
    assertMayGrant(ctx, role)
    const limits = await withinMakersLimits(tx, ctx, wanted)
    const userId = newId()
    await tx.user.create({
      data: {
        tenantId: ctx.tenant.id,
        id: userId,
        kind: 'service',
        name,
        roleId: role.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    return storeKey(tx, ctx, { kind: 'service', name, userId, ...limits })
  })
}
