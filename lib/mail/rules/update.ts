import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { ValidationFailed } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { parse } from '@/lib/platform/parse'
import { readSetup } from '../plan/setup'
import { matrixInput } from '../schema'
import { STANDARD_MATRIX, type Matrix } from '../vocabulary'

/**
 * Sets cells of the matrix; what is not named stays. A cell that is as the standard has it is not kept, so that it
 * follows the standard. It holds for what happens from now on.
 * @throws Forbidden, ValidationFailed (also for a cell that cannot be)
 */
export async function updateMatrix(ctx: Ctx, input: unknown): Promise<Matrix> {
  authorize(ctx, 'mail.manage')
  const { cells } = parse(matrixInput, input)
  const wrong = cells.findIndex(({ event, recipient }) => !STANDARD_MATRIX[event][recipient])
  if (wrong !== -1) throw ValidationFailed.at(`cells.${wrong}.recipient`, 'Nobody like that is told of this', 'not_possible')
  return withTenant(ctx, async (tx) => {
    const tenantId = ctx.tenant.id
    const before = (await readSetup(tx)).matrix
    for (const { event, recipient } of cells) await tx.notificationRule.deleteMany({ where: { tenantId, event, recipient } })
    const own = cells.filter(({ event, recipient, email, inApp }) => {
      const standard = STANDARD_MATRIX[event][recipient]
      return standard?.email !== email || standard.inApp !== inApp
    })
    await tx.notificationRule.createMany({ data: own.map((cell) => ({ tenantId, ...cell })) })
    const after = (await readSetup(tx)).matrix
    await record(tx, ctx, { entity: { type: 'tenant', id: tenantId }, action: 'mail.matrix_updated', before, after })
    return after
  })
}
