import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { keyFromLabel } from './key'
import { addResolutionCodeInput, type ResolutionCodeDto } from './schema'

/**
 * Adds a resolution code at the end of the list.
 * @throws ValidationFailed at `label` when its key is taken, by an archived code too: keys stand on old tickets
 */
export async function addResolutionCode(ctx: Ctx, input: unknown): Promise<ResolutionCodeDto> {
  authorize(ctx, 'settings.manage')
  const { label, key = keyFromLabel(label) } = parse(addResolutionCodeInput, input)
  const tenantId = ctx.tenant.id

  return withTenant(ctx, async (tx) => {
    const taken = await tx.resolutionCode.findFirst({ where: { tenantId, key }, select: { key: true } })
    if (taken) throw ValidationFailed.at('label', 'There is a resolution code of this name', 'taken')
    const { _max } = await tx.resolutionCode.aggregate({ where: { tenantId }, _max: { position: true } })
    const code = { key, label, position: (_max.position ?? 0) + 1 }
    await tx.resolutionCode.create({ data: { tenantId, ...code } })
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'resolution_code.added', after: code })
    return { ...code, archivedAt: null }
  })
}
