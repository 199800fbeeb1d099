import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { suppressedAddress } from '../schema'

/** Takes an address off the list of those that nothing is sent to. @throws Forbidden, ValidationFailed, NotFound */
export async function releaseAddress(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'mail.manage')
  const address = parse(suppressedAddress, input)
  const { id: tenantId } = ctx.tenant
  await withTenant(ctx, async (tx) => {
    const before = await tx.mailSuppression.findFirst({ where: { tenantId, address } })
    if (!before) throw new NotFound('Address')
    await tx.mailSuppression.deleteMany({ where: { tenantId, address } })
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'mail.address_released', before })
  })
}
